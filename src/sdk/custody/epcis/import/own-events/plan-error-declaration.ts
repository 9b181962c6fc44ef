import type { ErrorDeclaration } from "../../event.ts";
import { decodeEpc, decodeParty } from "../../shared/identifiers.ts";
import { readField } from "../../shared/terms.ts";
import type { EventPlan } from "../event-plan.ts";
import type { CommonFields, PlannedAct } from "../planned-act.ts";
import { decodeErrorReason } from "./decode-error-reason.ts";

const EVENT_HASH = /;([\da-f]{64})\?/;

/**
 * Plans the act of an event that we repeated with `errorDeclaration`.
 *
 * @param hash CBV event hash of the repeated event.
 */
export function planErrorDeclaration(declaration: ErrorDeclaration, common: CommonFields, hash: string): EventPlan {
  const text = (name: string) => {
    const value = readField(declaration, name);
    return typeof value === "string" ? value : undefined;
  };
  const [party, unit] = [decodeParty(text("tally:party") ?? ""), text("tally:unit")];
  if (party === undefined || unit === undefined) return { reason: "lacks a party in errorDeclaration" };
  const { correctiveEventIDs: [right] = [] } = declaration;
  const reason = decodeErrorReason(declaration.reason);
  const corrective = EVENT_HASH.exec(right ?? "")?.[1];
  if (right !== undefined && corrective === undefined) return { reason: "lacks an event hash in correctiveEventIDs" };
  if (reason === undefined) return { reason: "lacks reason in errorDeclaration" };
  const act: PlannedAct = {
    ...common,
    act: "declareError",
    party,
    unit: decodeEpc(unit),
    wrong: text("tally:wrong") ?? `0x${EVENT_HASH.exec(hash)?.[1]}`,
    ...(corrective !== undefined && { corrective: `0x${corrective}` }),
    reason,
  };
  return { acts: [act] };
}
