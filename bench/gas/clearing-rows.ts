import { type Gas, of, type Row, row } from "./row.ts";

/**
 * A cycle of twenty banks with a cap on each pair, in one amount all in: opened, joined by all, a thousand obligations confirmed by both of their banks, netted,
 * paid and settled, divided by the obligations. The floors are what it cannot be without where each obligation is paid on its own.
 */
export function clearingRows(ours: Gas): Row[] {
  const perTransfer = { name: "floor: one transfer of cash each", value: of(ours, "clearing-cash-transfer") };
  return [
    row("clearing-per-obligation-1000", of(ours, "clearing-per-obligation-1000"), perTransfer.name, perTransfer.value),
    ...[
      "clearing-submit-per-obligation-1000",
      "clearing-submit-one",
      "clearing-open-20",
      "clearing-join-20",
      "clearing-net-20",
      "clearing-fund",
      "clearing-settle-20",
      "clearing-recompute-20",
    ].map((name) => row(name, of(ours, name))),
  ];
}
