import { checkThat } from "../../core/check.ts";
import { checkAmount } from "../../settlement/model/amount.ts";

/** Most that `creditor` lets `debtor` owe it, the obligations between them netted. */
export interface PairCap {
  readonly creditor: number;
  readonly debtor: number;
  readonly cap: bigint;
}

interface Members {
  readonly members: readonly { readonly bank: number }[];
  readonly pairCaps?: readonly PairCap[];
}

/** All ones: no cap. See PairCap.sol. */
const NONE = 2n ** 120n - 1n;
const BITS = 120n;

/** Caps as the contract takes them: one word for both directions of a pair, in ascending order. @throws `ARGUMENT_INVALID`. */
export function packPairCaps({ members, pairCaps = [] }: Members): bigint[] {
  const indexOf = new Map(members.map(({ bank }, i) => [bank, i]));
  const pairs = new Map<number, { low: number; high: number; lowLets: bigint; highLets: bigint }>();
  const seen = new Set<string>();
  pairCaps.forEach(({ creditor, debtor, cap }, i) => {
    const field = `terms.pairCaps[${i}]`;
    const [of, on] = [indexOf.get(creditor) ?? -1, indexOf.get(debtor) ?? -1];
    checkThat(of >= 0, `${field}.creditor`, creditor, "a member");
    checkThat(on >= 0 && on !== of, `${field}.debtor`, debtor, "another member");
    checkThat(!seen.has(`${of} ${on}`), field, `${creditor} ${debtor}`, "named once");
    seen.add(`${of} ${on}`);
    checkAmount(`${field}.cap`, cap, 0n, NONE - 1n);
    const [low, high] = of < on ? [of, on] : [on, of];
    const pair = pairs.get(low * members.length + high) ?? { low, high, lowLets: NONE, highLets: NONE };
    pairs.set(low * members.length + high, { ...pair, [of === low ? "lowLets" : "highLets"]: cap });
  });
  return [...pairs]
    .toSorted(([a], [b]) => a - b)
    .map(([, { low, high, lowLets, highLets }]) => {
      return (BigInt(low) << 248n) | (BigInt(high) << 240n) | (lowLets << BITS) | highLets;
    });
}

/** Caps of packed words. */
export function unpackPairCaps(words: readonly bigint[], members: readonly { readonly bank: number }[]): PairCap[] {
  const bankOf = (index: bigint) => members[Number(index)]?.bank ?? 0;
  return words.flatMap((word) => {
    const [low, high] = [bankOf(word >> 248n), bankOf((word >> 240n) & 0xffn)];
    const [lowLets, highLets] = [(word >> BITS) & NONE, word & NONE];
    return [
      { creditor: low, debtor: high, cap: lowLets },
      { creditor: high, debtor: low, cap: highLets },
    ].filter(({ cap }) => cap !== NONE);
  });
}
