import type { Parcel } from "./split-tree.ts";

/** How accounts, organisations and amounts are written. */
export interface TreeWords {
  nameOf(parcel: Parcel): string;
  amount(units: bigint): string;
}

/** What there is to say of a parcel beside its name and what it received: words, and an amount in units. */
export function parcelFacts({ held, redeemed, writtenDown, price }: Parcel): [words: string, units: bigint][] {
  const facts: [string, bigint | null][] = [
    ["bought for", price],
    ["holds", held || null],
    ["was paid", redeemed || null],
    ["credit note", writtenDown || null],
  ];
  return facts.filter((fact): fact is [string, bigint] => fact[1] !== null);
}

/** What a parcel says in a line, without its name. */
function parcelWords(parcel: Parcel, { amount }: TreeWords): string {
  const facts = parcelFacts(parcel).map(([words, units]) => `${words} ${amount(units)}`);
  return [amount(parcel.received), ...facts].join(", ");
}

/**
 * A split tree as text, one line for each parcel.
 *
 * @example
 * import { getSplitTree, showSplitTree } from "tallystick/receivables";
 *
 * const tree = await getSplitTree(client, { receivable });
 * const amount = (units: bigint) => `${units / 100n}.${String(units % 100n).padStart(2, "0")}`;
 * console.log(showSplitTree(tree, { nameOf: ({ org }) => `organisation ${org}`, amount }));
 */
export function showSplitTree(tree: Parcel, words: TreeWords): string {
  const lines: string[] = [];
  const walk = (parcel: Parcel, own: string, below: string): void => {
    lines.push(`${own}${words.nameOf(parcel)}  ${parcelWords(parcel, words)}`);
    parcel.parcels.forEach((each, i) => {
      const last = i === parcel.parcels.length - 1;
      walk(each, `${below}${last ? "└─ " : "├─ "}`, `${below}${last ? "   " : "│  "}`);
    });
  };
  walk(tree, "", "");
  return lines.join("\n");
}
