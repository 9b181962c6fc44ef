import type { Condition } from "../../model/condition.ts";
import type { Disposition } from "../cbv.ts";
import type { ObjectEvent } from "../event.ts";
import type { DisputeResolved, HandoverConcluded } from "./chain-act.ts";
import { sensorElement } from "./measured.ts";
import { passed, places, stepOf, type Telling, taken, times } from "./telling.ts";

/** How a receiver found what is in dispute. */
const FOUND: Readonly<Record<Condition, Disposition>> = {
  Conformant: "mismatch_quantity",
  SealBroken: "container_open",
  Damaged: "damaged",
  WrongClass: "mismatch_class",
  Refused: "returned",
};

/** Possession passed, or did not: then nobody is told as its source or destination. */
export function handedOver(act: HandoverConcluded, telling: Telling): ObjectEvent {
  const { state, offered, accepted } = act;
  const done = state.phase === "Active";
  const profile = telling.profileOf(state.rules);
  const step = { rules: state.rules, step: offered.step };
  const { before } = telling;
  const refused = before?.name === "UnitsUnpacked" && before.unit === act.unit ? before.units : [];
  const { from, to, quantity, items, when } = offered;
  return {
    type: "ObjectEvent",
    action: "OBSERVE",
    ...times(telling, act, accepted.when),
    ...taken(telling, step),
    ...(done
      ? { disposition: "in_transit", ...passed(telling, from, to), ...places(accepted.site) }
      : outcome(telling, act)),
    epcList: [telling.epc(act.unit)],
    sensorElementList: [
      sensorElement({ quantity, items, when, evidence: act.givenEvidence, side: "giver" }, profile, telling.zone),
      sensorElement({ ...accepted, evidence: act.takenEvidence, side: "receiver" }, profile, telling.zone),
    ],
    "tally:condition": accepted.condition,
    "tally:outcome": done ? "Accepted" : state.phase,
    ...(refused.length > 0 && { "tally:refused": refused.map(telling.epc) }),
  };
}

/** What is in dispute is inspected, what is refused was shipped in vain. */
function outcome(telling: Telling, { state, offered, accepted }: HandoverConcluded) {
  const { readPoint } = places(accepted.site);
  return {
    bizStep: state.phase === "Disputed" ? "inspecting" : "void_shipping",
    disposition: state.phase === "Disputed" ? FOUND[accepted.condition] : "returned",
    ...(readPoint && { readPoint }),
    "tally:giver": telling.party(offered.from),
    "tally:receiver": telling.party(offered.to),
  } as const;
}

/** Both sides agreed on what is on record from then on, or a regulator decided it. */
export function resolved(act: DisputeResolved, telling: Telling): ObjectEvent {
  const { state, accepted, regulator } = act;
  const { disputed, zone } = telling;
  const [from, to] = [disputed?.offered.from ?? 0, disputed?.offered.to ?? 0];
  const measured = { quantity: state.quantity, items: state.items };
  return {
    type: "ObjectEvent",
    action: "OBSERVE",
    ...times(telling, act, act.recordedAt),
    ...(accepted
      ? { ...taken(telling, state), disposition: "in_transit", ...passed(telling, from, to) }
      : { bizStep: "void_shipping", disposition: "returned", "tally:step": stepOf(telling, state).name }),
    ...places(state.site),
    epcList: [telling.epc(act.unit)],
    sensorElementList: [sensorElement(measured, telling.profileOf(state.rules), zone)],
    "tally:outcome": accepted ? "Accepted" : "Returning",
    ...(!accepted && { "tally:giver": telling.party(from), "tally:receiver": telling.party(to) }),
    ...(regulator !== 0 && { "tally:regulator": telling.party(regulator) }),
  };
}
