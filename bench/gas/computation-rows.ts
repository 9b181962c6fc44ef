import { type Gas, of, type Row, row } from "./row.ts";

/** A job on two inputs, by three executors: nobody else offers as much on a chain. */
export function computationRows(ours: Gas): Row[] {
  return [
    "computation-propose",
    "computation-approve-2",
    "computation-commit",
    "computation-reveal",
    "computation-tally-3",
    "computation-receipt",
  ].map((name) => row(name, of(ours, name)));
}
