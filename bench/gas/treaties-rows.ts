import { ERC20 } from "./peers/plain.ts";
import { type Gas, of, type Row, row } from "./row.ts";

/** Treaties. No peer calls reinsurers by layers, lines and keys of losses: beside them stands the payment alone. */
export function treatiesRows(ours: Gas, peers: Gas): Row[] {
  const transfer = of(peers, "20-transfer-existing");
  return ["treaty-notify", "treaty-call", "treaty-pay"].map((name) =>
    row(name, of(ours, name), `${ERC20} transfer`, transfer),
  );
}
