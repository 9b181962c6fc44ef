import { ERC20 } from "./peers/plain.ts";
import { type Gas, of, type Row, row } from "./row.ts";

/** Purpose accounts. No peer pays by purpose, list and invoice: beside them stands the payment alone. */
export function fundsRows(ours: Gas, peers: Gas): Row[] {
  const transfer = of(peers, "20-transfer-existing");
  return ["fund-request", "fund-pay", "fund-pay-by-rule"].map((name) =>
    row(name, of(ours, name), `${ERC20} transfer`, transfer),
  );
}
