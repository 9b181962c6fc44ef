import { fromName16 } from "../../../core/name16.ts";
import type { EpcisEvent, ObjectEvent } from "../event.ts";
import type {
  Packed,
  SealBroken,
  StepRecorded,
  UnitCreated,
  UnitDestroyed,
  UnitLost,
  UnitSealed,
  UnitTransformed,
} from "./chain-act.ts";
import { sensorElement } from "./measured.ts";
import { places, type Telling, taken, times } from "./telling.ts";
import { hashField } from "./terms.ts";

/** What a unit is as it comes into being. */
function described(telling: Telling, { state, evidence }: UnitCreated) {
  const { rules, classes, items, quantity } = state;
  const profile = telling.profileOf(rules);
  const known = classes.map((number) => profile.classes[number]);
  return {
    ilmd: {
      "tally:profile": profile.name,
      "tally:rules": rules,
      ...(known.length > 0 && { "tally:class": known.map((each) => each?.code ?? "").join(" ") }),
      ...(known.length > 0 && { "tally:className": known.map((each) => each?.name ?? "").join(" ") }),
    },
    ...(items > 0 && { sensorElementList: [sensorElement({ quantity, items, evidence }, profile, telling.zone)] }),
  };
}

/** Something came into being. */
export function created(act: UnitCreated, telling: Telling): ObjectEvent {
  return {
    type: "ObjectEvent",
    action: "ADD",
    disposition: "active",
    ...times(telling, act, act.state.since),
    ...taken(telling, act.state),
    ...places(act.state.site),
    epcList: [telling.epc(act.unit)],
    "tally:party": telling.party(act.state.custodian),
    ...described(telling, act),
    ...(act.state.items === 0 && hashField("tally:evidence", act.evidence)),
  };
}

/** A step was taken with it. */
export function recorded(act: StepRecorded, telling: Telling): ObjectEvent {
  return {
    type: "ObjectEvent",
    action: "OBSERVE",
    disposition: "in_progress",
    ...times(telling, act, act.when),
    ...taken(telling, act.state),
    ...places(act.state.site),
    epcList: [telling.epc(act.unit)],
    "tally:party": telling.party(act.org),
    ...hashField("tally:evidence", act.evidence),
  };
}

/** CBV has no word for sealing: what is sealed is packed, and closed. */
export function sealed(act: UnitSealed, telling: Telling): ObjectEvent {
  return {
    type: "ObjectEvent",
    action: "OBSERVE",
    bizStep: "packing",
    disposition: "container_closed",
    ...times(telling, act, act.when),
    ...places(act.state.site),
    epcList: [telling.epc(act.unit)],
    "tally:party": telling.party(act.org),
    "tally:sealNumber": fromName16(act.number),
  };
}

export function opened(act: SealBroken, telling: Telling): ObjectEvent {
  return {
    type: "ObjectEvent",
    action: "OBSERVE",
    disposition: "container_open",
    ...times(telling, act, act.when),
    ...places(act.state.site),
    epcList: [telling.epc(act.unit)],
    "tally:party": telling.party(act.org),
    ...hashField("tally:evidence", act.evidence),
  };
}

/** What a receiver left with the giver was taken out by the handover that comes after. */
export function packed(act: Packed, telling: Telling, byHandover: boolean): EpcisEvent {
  const into = act.name === "UnitsPacked";
  return {
    type: "AggregationEvent",
    action: into ? "ADD" : "DELETE",
    bizStep: into ? "packing" : "unpacking",
    ...times(telling, act, act.when),
    ...places(act.state.site),
    parentID: telling.epc(act.unit),
    childEPCs: act.units.map(telling.epc),
    "tally:party": telling.party(act.org),
    ...(byHandover && { "tally:partOf": "HandoverConcluded" }),
  };
}

/** Told with the first of the inputs. */
export function transformed(act: UnitTransformed, telling: Telling): EpcisEvent {
  const { made, inputs } = telling;
  return {
    type: "TransformationEvent",
    ...times(telling, act, act.when),
    ...taken(telling, act.state),
    ...(made[0] ? places(made[0].state.site) : {}),
    inputEPCList: inputs.map(telling.epc),
    outputEPCList: made.map(({ unit }) => telling.epc(unit)),
    "tally:party": telling.party(act.org),
    ...hashField("tally:evidence", act.evidence),
    "tally:made": made.map((each) => {
      const { ilmd } = described(telling, each);
      const place = places(each.state.site);
      return {
        "tally:unit": telling.epc(each.unit),
        "tally:class": ilmd["tally:class"] ?? "",
        "tally:quantity": each.state.quantity,
        "tally:items": each.state.items,
        ...(place.readPoint && { "tally:site": place.readPoint.id }),
        ...hashField("tally:evidence", each.evidence),
      };
    }),
  };
}

export function destroyed(act: UnitDestroyed, telling: Telling): ObjectEvent {
  return {
    type: "ObjectEvent",
    action: "DELETE",
    disposition: "destroyed",
    ...times(telling, act, act.when),
    ...taken(telling, act.state),
    ...places(act.state.site),
    epcList: [telling.epc(act.unit)],
    "tally:party": telling.party(act.org),
  };
}

export function lost(act: UnitLost, telling: Telling): ObjectEvent {
  return {
    type: "ObjectEvent",
    action: "OBSERVE",
    disposition: "unknown",
    ...times(telling, act, act.when),
    epcList: [telling.epc(act.unit)],
    "tally:party": telling.party(act.org),
    ...hashField("tally:evidence", act.evidence),
  };
}
