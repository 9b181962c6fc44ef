import type { Condition } from "../../model/condition.ts";
import type { Disposition } from "../cbv.ts";
import type { ObjectEvent } from "../event.ts";
import { encodeMeasurement } from "../shared/measurement.ts";
import type { HandoverConcluded } from "./chain-act.ts";
import { type Encoding, encodePlace, encodePossession, encodeStep, encodeTimes } from "./encoding.ts";

/** The disposition of a disputed unit, by the condition in which its receiver found it. */
const DISPUTED: Readonly<Record<Condition, Disposition>> = {
  Conformant: "mismatch_quantity",
  SealBroken: "container_open",
  Damaged: "damaged",
  WrongClass: "mismatch_class",
  Refused: "returned",
};

/** A handover. Where possession did not pass, the event has no source and no destination. */
export function encodeHandover(act: HandoverConcluded, encoding: Encoding): ObjectEvent {
  const { state, offered, accepted } = act;
  const hasPassed = state.phase === "Active";
  const profile = encoding.profileOf(state.rules);
  const step = { rules: state.rules, step: offered.step };
  const { before } = encoding;
  const refused = before?.name === "UnitsRefused" && before.unit === act.unit ? before.units : [];
  const { from, to, quantity, items, when } = offered;
  const given = { quantity, items, when, evidence: act.givenEvidence, side: "giver" } as const;
  return {
    type: "ObjectEvent",
    action: "OBSERVE",
    ...encodeTimes(encoding, act, accepted.when),
    ...encodeStep(encoding, step),
    ...(hasPassed
      ? { disposition: "in_transit", ...encodePossession(encoding, from, to), ...encodePlace(accepted.site) }
      : encodeFailure(act, encoding)),
    epcList: [encoding.epc(act.unit)],
    sensorElementList: [
      encodeMeasurement(given, profile, encoding.zone),
      encodeMeasurement({ ...accepted, evidence: act.takenEvidence, side: "receiver" }, profile, encoding.zone),
    ],
    "tally:condition": accepted.condition,
    "tally:outcome": hasPassed ? "Accepted" : state.phase,
    ...(refused.length > 0 && { "tally:refused": refused.map(encoding.epc) }),
  };
}

/** The fields of a handover after which the giver still has the unit: a disputed unit is inspected, a refused one returns. */
function encodeFailure({ state, offered, accepted }: HandoverConcluded, encoding: Encoding) {
  const { readPoint } = encodePlace(accepted.site);
  return {
    bizStep: state.phase === "Disputed" ? "inspecting" : "void_shipping",
    disposition: state.phase === "Disputed" ? DISPUTED[accepted.condition] : "returned",
    ...(readPoint && { readPoint }),
    "tally:giver": encoding.party(offered.from),
    "tally:receiver": encoding.party(offered.to),
  } as const;
}
