import type { Parcel } from "./split-tree.ts";

/** How accounts, organisations and amounts are written. */
export interface TreeWords {
  nameOf(parcel: Parcel): string;
  amount(units: bigint): string;
}

/** What a parcel says in a line, without its name. */
export function parcelWords({ received, held, redeemed, writtenDown, price }: Parcel, { amount }: TreeWords): string {
  const parts = [
    ...(price === null ? [] : [`bought for ${amount(price)}`]),
    ...(held === 0n ? [] : [`holds ${amount(held)}`]),
    ...(redeemed === 0n ? [] : [`was paid ${amount(redeemed)}`]),
    ...(writtenDown === 0n ? [] : [`credit note ${amount(writtenDown)}`]),
  ];
  return [amount(received), ...parts].join(", ");
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
