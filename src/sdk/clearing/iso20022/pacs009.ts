import { type Codec, type Group, group, mandatory, many, optional, text } from "./codec.ts";
import { type Element, readElement, writeElement } from "./element.ts";
import { pacsFieldInvalid, xmlInvalid } from "./refuse.ts";

/** An amount as written, with its currency. */
export interface Money {
  /** ISO 4217. */
  readonly currency: string;
  /** Decimal, not negative: at most 18 digits, 5 of them behind the point. */
  readonly amount: string;
}

const AMOUNT = /^(?=[\d.]{1,19}$)(?=(?:\.?\d){1,18}$)\d+(?:\.\d{1,5})?$/;
const short = (most: number) => text(new RegExp(`^(?=[^]{1,${most}}$)[^]*\\S[^]*$`), `text of 1 to ${most} characters`);
const date = text(/^\d{4}-\d{2}-\d{2}$/, "a date such as 2026-03-31");
const dateTime = text(
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})?$/,
  "a time such as 2026-03-31T09:00:00Z",
);
const digits = text(/^\d{1,15}$/, "a number of 15 digits at most");
const decimal = text(AMOUNT, "a decimal number of 18 digits at most");
const bic = text(/^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/, "a BIC of 8 or 11 characters (ISO 9362)");
const lei = text(/^[A-Z0-9]{18}\d{2}$/, "a legal entity identifier (ISO 17442)");
const uetr = text(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/, "a UUID of version 4");
const method = text<"INDA" | "INGA" | "COVE" | "CLRG">(/^(?:INDA|INGA|COVE|CLRG)$/, "INDA, INGA, COVE or CLRG");

const money: Codec<Money> = {
  read(path, { attributes, children, text: amount }) {
    const [attribute, ...more] = attributes;
    if (children.length > 0 || more.length > 0 || attribute?.name !== "Ccy" || attribute.uri !== "") {
      pacsFieldInvalid(path, amount, "an amount with its currency");
    }
    return checkMoney(path, { currency: attribute.value, amount });
  },
  write(path, name, uri, value) {
    const { currency, amount } = checkMoney(path, value);
    return { name, uri, attributes: [{ name: "Ccy", uri: "", value: currency }], children: [], text: amount };
  },
};

function checkMoney(path: string, value: Money): Money {
  const { currency, amount } = value ?? {};
  if (!/^[A-Z]{3}$/.test(currency)) pacsFieldInvalid(`${path}/@Ccy`, currency, "a currency (ISO 4217)");
  if (!AMOUNT.test(amount)) pacsFieldInvalid(path, amount, "a decimal number of 18 digits at most");
  return { currency, amount };
}

const institution = group({
  financialInstitution: mandatory(
    "FinInstnId",
    group({ bic: optional("BICFI", bic), lei: optional("LEI", lei), name: optional("Nm", short(140)) }),
  ),
});

const TRANSFER = {
  payment: mandatory(
    "PmtId",
    group({
      instruction: optional("InstrId", short(35)),
      endToEnd: mandatory("EndToEndId", short(35)),
      transaction: optional("TxId", short(35)),
      uetr: optional("UETR", uetr),
    }),
  ),
  settled: mandatory("IntrBkSttlmAmt", money),
  settlementDate: optional("IntrBkSttlmDt", date),
  debtor: mandatory("Dbtr", institution),
  creditor: mandatory("Cdtr", institution),
  remittance: optional("RmtInf", group({ lines: many("Ustrd", short(140)) })),
};

const MESSAGE = {
  header: mandatory(
    "GrpHdr",
    group({
      message: mandatory("MsgId", short(35)),
      created: mandatory("CreDtTm", dateTime),
      count: mandatory("NbOfTxs", digits),
      sum: optional("CtrlSum", decimal),
      total: optional("TtlIntrBkSttlmAmt", money),
      settlementDate: optional("IntrBkSttlmDt", date),
      settlement: mandatory("SttlmInf", group({ method: mandatory("SttlmMtd", method) })),
    }),
  ),
  transfers: many("CdtTrfTxInf", group(TRANSFER)),
};

/** A payment of one financial institution to another. */
export type FiTransfer = Group<typeof TRANSFER>;

/** A message `pacs.009`, FinancialInstitutionCreditTransfer. What it does not know is kept in each group's `unknown`. */
export interface Pacs009 {
  /** The two last digits of the message's name: 08 of `pacs.009.001.08`. */
  readonly version: string;
  readonly credit: Group<typeof MESSAGE>;
}

/** Versions whose elements that are read here are the same: from 2019 on. */
const VERSIONS = ["08", "09", "10", "11", "12"];
const NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pacs.009.001.";
const ROOT = "FICdtTrf";
const message = group(MESSAGE);

/**
 * Reads a message `pacs.009` of version 08 to 12. What it does not know it keeps. Count and sums have to be those of the transfers.
 *
 * @throws `PACS_XML_INVALID`, `PACS_FIELD_INVALID`.
 *
 * @example
 * import { importPacs009 } from "tallystick/clearing";
 *
 * for (const { debtor, creditor, settled } of importPacs009(xml).credit.transfers) console.log(debtor, creditor, settled.amount);
 */
export function importPacs009(xml: string): Pacs009 {
  const document = readElement(xml);
  const version = document.uri.startsWith(NAMESPACE) ? document.uri.slice(NAMESPACE.length) : "";
  if (document.name !== "Document" || !VERSIONS.includes(version)) {
    throw xmlInvalid(`a Document of ${NAMESPACE}${VERSIONS.join(", ")}`, `${document.name} of ${document.uri}`);
  }
  const [root, ...more] = document.children;
  if (root === undefined || root.name !== ROOT || root.uri !== document.uri || more.length > 0) {
    throw xmlInvalid(`of one ${ROOT}`, document.children.map(({ name }) => name).join(", "));
  }
  const credit = message.read(ROOT, root);
  requireSums(credit);
  return { version, credit };
}

/**
 * Writes a message `pacs.009`. What it writes, `importPacs009` reads as the same.
 *
 * @throws `PACS_XML_INVALID` for a version that is not known, `PACS_FIELD_INVALID`.
 *
 * @example
 * import { exportPacs009, importPacs009 } from "tallystick/clearing";
 *
 * console.log(exportPacs009(importPacs009(xml)));
 */
export function exportPacs009({ version, credit }: Pacs009): string {
  if (!VERSIONS.includes(version)) throw xmlInvalid(`of a version ${VERSIONS.join(", ")}`, version);
  const uri = NAMESPACE + version;
  const root = message.write(ROOT, ROOT, uri, credit);
  requireSums(credit);
  const document: Element = { name: "Document", uri, attributes: [], children: [root], text: "" };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${writeElement(document)}\n`;
}

const FIFTH = 5;

/** A decimal in hundred-thousandths, the smallest that the standard has. */
function unitsOf(amount: string): bigint {
  const [whole = "", fraction = ""] = amount.split(".");
  return BigInt(whole + fraction.padEnd(FIFTH, "0"));
}

/** Count, control sum and total against the transfers, where they are there. */
function requireSums({ header: { count, sum, total }, transfers }: Pacs009["credit"]): void {
  const path = `${ROOT}/GrpHdr`;
  if (transfers.length === 0) pacsFieldInvalid(`${ROOT}/CdtTrfTxInf`, undefined, "there");
  if (Number(count) !== transfers.length) pacsFieldInvalid(`${path}/NbOfTxs`, count, `${transfers.length}`);
  const all = transfers.reduce((units, { settled }) => units + unitsOf(settled.amount), 0n);
  if (sum !== undefined && unitsOf(sum) !== all) pacsFieldInvalid(`${path}/CtrlSum`, sum, "the sum of the transfers");
  if (total === undefined) return;
  const other = transfers.find(({ settled }) => settled.currency !== total.currency);
  if (other !== undefined) {
    pacsFieldInvalid(`${path}/TtlIntrBkSttlmAmt/@Ccy`, total.currency, "the currency of all transfers");
  }
  if (unitsOf(total.amount) !== all) {
    pacsFieldInvalid(`${path}/TtlIntrBkSttlmAmt`, total.amount, "the sum of the transfers");
  }
}
