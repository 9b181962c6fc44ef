import type { AggregationEvent } from "../event.ts";
import type { Packed } from "./chain-act.ts";
import { type Encoding, encodePlace, encodeTimes } from "./encoding.ts";

/**
 * Units were packed into a container, or unpacked from it.
 *
 * @param isByHandover Whether the handover that comes next unpacked them: the receiver refused them, and they stay with the giver.
 */
export function encodePacking(act: Packed, encoding: Encoding, isByHandover: boolean): AggregationEvent {
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
    ...(isByHandover && { "tally:partOf": "HandoverConcluded" }),
  };
}
