import { ERC3525 } from "./peers/erc3525.ts";
import { ERC1155, ERC20 } from "./peers/plain.ts";
import { type Gas, of, type Row, row } from "./row.ts";

/**
 * Bills. The nearest peer divides a token of value and passes a part of it on; it keeps no history, and knows no rule of who may hold it. A part of the end of a
 * lot takes two new slots, who has it and its history: 44 200. One of the middle takes four, for what is after it is a lot too: no way of writing it is under
 * 21 000 for the transaction, 88 400 for the slots and 10 000 for the two that change.
 */
export function billsRows(ours: Gas, peers: Gas): Row[] {
  const split = of(peers, "3525-split-new");
  return [
    row("bill-draw", of(ours, "bill-draw")),
    row("bill-accept", of(ours, "bill-accept")),
    row("bill-endorse", of(ours, "bill-endorse"), `${ERC1155} transfer`, of(peers, "1155-transfer-new")),
    row("bill-endorse-part", of(ours, "bill-endorse-part"), `${ERC3525} transferFrom, new token`, split),
    row("bill-endorse-part-middle", of(ours, "bill-endorse-part-middle"), `${ERC3525} transferFrom, new token`, split),
    row(
      "bill-discount-dvp",
      of(ours, "bill-discount-dvp"),
      `${ERC1155} and ${ERC20} transfer`,
      of(peers, "1155-transfer-existing") + of(peers, "20-transfer-existing"),
    ),
  ];
}
