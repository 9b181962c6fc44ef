import { AGREEMENT_STATES } from "../../sdk/data/model/states.ts";
import type { Fault } from "../shared/faults.ts";
import type { Stage } from "../shared/scenario.ts";

/** What the refusals mean that this play reckons with. */
const MEANING: Readonly<Record<string, string>> = {
  FactConditions_Superseded: "refused, what is newer is proved already",
  FactConditions_Unproved: "refused, nobody has proved it to the main chain",
  Holders_NotSigned: "refused, North Bank did not sign that",
  QbftClient_QuorumMissing: "refused, a quorum of the validators has to seal",
  QbftClient_SealForeign: "refused, no validator sealed that",
  NotInRecord: "refused, they are not those of the root that Steel Works stated",
};

/** Prints what became of an attempt, with the reason. */
export function tell({ say }: Pick<Stage, "say">, fault: Fault): Fault {
  const { what, reported, reason } = fault;
  say(`${what}: ${notHeld(fault) ?? MEANING[reported ?? ""] ?? reported ?? "NOT REPORTED"}`);
  if (reason !== undefined) say(`  ${reported}: ${reason}`);
  return fault;
}

/** The chain tells the agreement's state by its number. */
function notHeld({ reported, reason = "" }: Fault): string | undefined {
  if (reported !== "FactConditions_NotHeld") return undefined;
  const [, height, state] = /number (\d+), state (\d+)/.exec(reason) ?? [];
  return `refused, the agreement is ${AGREEMENT_STATES[Number(state)]} at height ${height}`;
}
