import { keccak256, toBeHex, ZeroHash } from "ethers";
import type { MembersOf } from "./cycle-terms.ts";
import { type Obligation, packObligation } from "./obligation.ts";

/** What a list of obligations makes of one bank's. */
export interface BankList {
  readonly bank: number;
  /** Running hash of the bank's obligations in the cycle, these at the end: what it signs. */
  readonly list: string;
}

/** Hash of a list with one obligation more. */
export function appendToList(list: string, word: bigint): string {
  return keccak256(`${list}${toBeHex(word, 32).slice(2)}`);
}

/**
 * The lists that the banks concerned sign, in the order of the terms. Needs no network.
 *
 * @param before Lists as they are on the chain (`getCycle`); empty ones if left out.
 * @throws `OBLIGATION_INVALID`.
 *
 * @example
 * import { listsAfter } from "tallystick/clearing";
 *
 * for (const { bank, list } of listsAfter(cycleTerms, obligations)) console.log(bank, list);
 */
export function listsAfter(
  terms: MembersOf,
  obligations: readonly Obligation[],
  before: ReadonlyMap<number, string> = new Map(),
): BankList[] {
  const lists = new Map<number, string>();
  obligations.forEach((obligation, i) => {
    const word = packObligation(terms, obligation, i);
    for (const bank of [obligation.debtor, obligation.creditor]) {
      lists.set(bank, appendToList(lists.get(bank) ?? before.get(bank) ?? ZeroHash, word));
    }
  });
  return terms.members.flatMap(({ bank }) => {
    const list = lists.get(bank);
    return list === undefined ? [] : [{ bank, list }];
  });
}

/** The obligations of one bank, in their order. */
export function obligationsOf(obligations: readonly Obligation[], bank: number): Obligation[] {
  return obligations.filter(({ debtor, creditor }) => debtor === bank || creditor === bank);
}
