import type { AggregationEvent } from "../event.ts";
import type { Packed } from "./chain-act.ts";
import { type Encoding, encodePlace, encodeTimes } from "./encoding.ts";

/** Units were packed into a container, or taken out of it: what a receiver refused is part of the handover that comes next. */
export function encodePacking(act: Packed, encoding: Encoding): AggregationEvent {
  const isPacking = act.name === "UnitsPacked";
  return {
    type: "AggregationEvent",
    action: isPacking ? "ADD" : "DELETE",
    bizStep: isPacking ? "packing" : "unpacking",
    ...encodeTimes(encoding, act, act.when),
    ...encodePlace(act.state.site),
    parentID: encoding.epc(act.unit),
    childEPCs: act.units.map(encoding.epc),
    "tally:party": encoding.party(act.org),
    ...(act.name === "UnitsRefused" && { "tally:partOf": "HandoverConcluded" }),
  };
}
