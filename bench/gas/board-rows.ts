import { ERC20 } from "./peers/plain.ts";
import { type Gas, of, type Row, row } from "./row.ts";

/** The board. No peer seals quotes, reserves units and keeps who failed: beside them stands the payment alone. */
export function boardRows(ours: Gas, peers: Gas): Row[] {
  const transfer = of(peers, "20-transfer-existing");
  return ["board-quote", "board-match", "board-trade"].map((name) =>
    row(name, of(ours, name), `${ERC20} transfer`, transfer),
  );
}
