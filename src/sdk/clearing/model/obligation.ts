import { clearingError } from "../errors.ts";
import { type MembersOf, memberIndex } from "./cycle-terms.ts";

/** What one member of a cycle owes another. It is known by its debtor and number. */
export interface Obligation {
  readonly debtor: number;
  readonly creditor: number;
  /** In minor units. */
  readonly amount: bigint;
  /** The debtor's own: each is larger than all before it, in all cycles. */
  readonly number: bigint;
}

const UINT64 = 2n ** 64n - 1n;
const UINT128 = 2n ** 128n - 1n;

/**
 * An obligation as the contract takes it, in one word: see ObligationWord.sol.
 *
 * @throws `OBLIGATION_INVALID`.
 *
 * @example
 * import { packObligation } from "tallystick/clearing";
 *
 * const word = packObligation(cycleTerms, { debtor: 3, creditor: 5, amount: 25_000_00n, number: 1n });
 */
export function packObligation(terms: MembersOf, obligation: Obligation, item = 0): bigint {
  const { debtor, creditor, amount, number } = obligation;
  const [from, to] = [memberIndex(terms, debtor), memberIndex(terms, creditor)];
  const wrong = (field: keyof Obligation, expected: string): never => {
    const value = obligation[field];
    const message = `obligation ${item}: ${field} should be ${expected}, is ${value}`;
    throw clearingError("OBLIGATION_INVALID", message, { item, field, value });
  };
  if (from < 0) wrong("debtor", "a member of the cycle");
  if (to < 0) wrong("creditor", "a member of the cycle");
  if (from === to) wrong("creditor", "another bank than the debtor");
  if (amount < 1n || amount > UINT128) wrong("amount", "from 1 to 2^128 - 1");
  if (number < 1n || number > UINT64) wrong("number", "from 1 to 2^64 - 1");
  return (amount << 128n) | (number << 64n) | (BigInt(from) << 8n) | BigInt(to);
}

/** The obligation of a word. */
export function unpackObligation({ members }: MembersOf, word: bigint): Obligation {
  const bankOf = (index: bigint) => members[Number(index & 0xffn)]?.bank ?? 0;
  return { debtor: bankOf(word >> 8n), creditor: bankOf(word), amount: word >> 128n, number: (word >> 64n) & UINT64 };
}
