import type { PlannedAct } from "./planned-act.ts";

/** The acts that an event becomes, or the reason why it becomes none. */
export type EventPlan = { readonly acts: readonly PlannedAct[] } | Refusal;

/** Why something cannot be planned. */
export interface Refusal {
  readonly reason: string;
}
