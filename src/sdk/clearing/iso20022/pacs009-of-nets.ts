import { keccak256, toUtf8Bytes } from "ethers";
import type { NamedBank } from "./banks.ts";
import type { FiTransfer, Pacs009 } from "./pacs009.ts";
import { pacsFieldInvalid } from "./refuse.ts";

export interface Pacs009OfNetsParameters {
  /** See `cycleId`. */
  readonly cycle: string;
  /** What each bank receives, negative where it pays; in hundredths. */
  readonly positions: readonly { readonly bank: number; readonly net: bigint }[];
  /** All banks with a net, and the operator. */
  readonly banks: readonly NamedBank[];
  /** Who opened the cycle: it stands between those that pay and those that receive. */
  readonly operator: number;
  readonly currency: string;
  /** When it was settled, in Unix seconds. */
  readonly settledAt: number;
  /** Hash of the transaction that settled it. */
  readonly transaction: string;
}

/**
 * What banks book when a cycle is settled, as a message `pacs.009`: each net debtor pays the operator, which pays each net creditor; of the operator's own net the others' transfers are what moved. The money has moved on the chain;
 * cycle and transaction are in each transfer's remittance.
 *
 * @throws `PACS_FIELD_INVALID` where a bank has no BIC, or nobody pays anything.
 *
 * @example
 * import { exportPacs009, getCycle, pacs009OfNets } from "tallystick/clearing";
 *
 * const { terms, positions } = await getCycle(client, { cycle });
 * const settled = { operator: terms.operator, currency: "CNY", settledAt, transaction };
 * console.log(exportPacs009(pacs009OfNets({ cycle, positions, banks, ...settled })));
 */
export function pacs009OfNets(parameters: Pacs009OfNetsParameters): Pacs009 {
  const { cycle, positions, banks, operator, currency, settledAt, transaction } = parameters;
  const institutionOf = (bank: number): FiTransfer["debtor"] => {
    const named = banks.find((each) => each.bank === bank);
    if (named === undefined) return pacsFieldInvalid("banks", bank, "with a BIC");
    const { bic, name } = named;
    return { financialInstitution: { bic, ...(name !== undefined && { name }) } };
  };
  const moved = [...positions]
    .filter(({ bank, net }) => net !== 0n && bank !== operator)
    .sort((one, other) => (one.net < other.net ? -1 : 1));
  if (moved.length === 0) pacsFieldInvalid("positions", "nothing", "of banks that pay and receive");
  const date = new Date(settledAt * 1_000).toISOString();
  const settlementDate = date.slice(0, 10);
  const between = institutionOf(operator);
  const transfers = moved.map(({ bank, net }): FiTransfer => {
    const own = institutionOf(bank);
    const id = keccak256(toUtf8Bytes(`${cycle} ${bank}`)).slice(2);
    return {
      payment: { endToEnd: id.slice(0, 35), uetr: uuidOf(id) },
      settled: { currency, amount: decimalOf(net < 0n ? -net : net) },
      settlementDate,
      debtor: net < 0n ? own : between,
      creditor: net < 0n ? between : own,
      remittance: { lines: [`cycle ${cycle}`, `transaction ${transaction}`] },
    };
  });
  const header = {
    message: cycle.slice(2, 37),
    created: `${date.slice(0, 19)}Z`,
    count: String(transfers.length),
    settlement: { method: "CLRG" as const },
  };
  return { version: "08", credit: { header, transfers } };
}

/** A UUID of version 4 (RFC 9562) of the bits of a hash: the same whenever it is asked for. */
function uuidOf(hash: string): string {
  const variant = ((Number.parseInt(hash[16] as string, 16) & 3) | 8).toString(16);
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `4${hash.slice(13, 16)}`,
    variant + hash.slice(17, 20),
    hash.slice(20, 32),
  ].join("-");
}

function decimalOf(hundredths: bigint): string {
  const digits = String(hundredths).padStart(3, "0");
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
