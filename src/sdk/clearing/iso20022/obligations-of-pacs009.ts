import type { Obligation } from "../model/obligation.ts";
import { headOffice, type NamedBank } from "./banks.ts";
import type { FiTransfer, Pacs009 } from "./pacs009.ts";
import { pacsFieldInvalid } from "./refuse.ts";

export interface ObligationsOfPacs009Parameters {
  readonly banks: readonly NamedBank[];
  /** Currency of the cycle's cash, ISO 4217. */
  readonly currency: string;
  /** Last number of each debtor's obligations so far: the next are above it. @default none: they begin with 1 */
  readonly numbers?: ReadonlyMap<number, bigint>;
}

/**
 * What banks owe each other by a message `pacs.009`: each transfer is an obligation of its debtor, numbered in the order of the message. It is for
 * both banks to look at, and to sign.
 *
 * @throws `PACS_FIELD_INVALID` where a bank has no number, the currency is another, or an amount is no whole number of hundredths.
 *
 * @example
 * import { importPacs009, obligationsOfPacs009 } from "tallystick/clearing";
 *
 * const banks = [{ bank: 3, bic: "FORDCNSH" }, { bank: 5, bic: "LAKECNBJ" }];
 * const obligations = obligationsOfPacs009(importPacs009(xml), { banks, currency: "CNY" });
 */
export function obligationsOfPacs009(message: Pacs009, parameters: ObligationsOfPacs009Parameters): Obligation[] {
  const { banks, currency, numbers = new Map<number, bigint>() } = parameters;
  const known = new Map(banks.map(({ bank, bic }) => [headOffice(bic), bank]));
  const last = new Map(numbers);
  return message.credit.transfers.map(({ debtor, creditor, settled }, i) => {
    const path = `FICdtTrf/CdtTrfTxInf[${i + 1}]`;
    const bankOf = (name: "Dbtr" | "Cdtr", { financialInstitution: { bic } }: FiTransfer["debtor"]): number => {
      const bank = bic === undefined ? undefined : known.get(headOffice(bic));
      return bank ?? pacsFieldInvalid(`${path}/${name}/FinInstnId/BICFI`, bic, "the BIC of one of the banks");
    };
    const [from, to] = [bankOf("Dbtr", debtor), bankOf("Cdtr", creditor)];
    if (settled.currency !== currency) {
      pacsFieldInvalid(`${path}/IntrBkSttlmAmt/@Ccy`, settled.currency, `the cycle's ${currency}`);
    }
    const number = (last.get(from) ?? 0n) + 1n;
    last.set(from, number);
    const amount = hundredths(`${path}/IntrBkSttlmAmt`, settled.amount);
    return { debtor: from, creditor: to, amount, number };
  });
}

/** As cash counts: in hundredths of the unit, whatever the currency. */
const DECIMALS = 2;

function hundredths(path: string, text: string): bigint {
  const [whole = "", fraction = ""] = text.split(".");
  if (!/^0*$/.test(fraction.slice(DECIMALS))) {
    pacsFieldInvalid(path, text, `of ${DECIMALS} digits behind the point at most`);
  }
  const amount = BigInt(whole + fraction.slice(0, DECIMALS).padEnd(DECIMALS, "0"));
  return amount > 0n ? amount : pacsFieldInvalid(path, text, "above zero");
}
