import type { Fault } from "../shared/faults.ts";
import type { Stage } from "../shared/scenario.ts";

/** Prints what became of an attempt, with the reason. */
export function tell({ say }: Pick<Stage, "say">, fault: Fault): Fault {
  const { what, reported, reason } = fault;
  if (reported === undefined) say(`${what}: NOT REPORTED`);
  else say(`${what}: ${reason === undefined ? reported : `refused, ${reason}`}`);
  return fault;
}
