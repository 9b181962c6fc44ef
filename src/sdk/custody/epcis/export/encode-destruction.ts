import type { ObjectEvent } from "../event.ts";
import type { UnitDestroyed } from "./chain-act.ts";
import { type Encoding, encodePlace, encodeStep, encodeTimes } from "./encoding.ts";

/** A unit was destroyed. */
export function encodeDestruction(act: UnitDestroyed, encoding: Encoding): ObjectEvent {
  return {
    type: "ObjectEvent",
    action: "DELETE",
    disposition: "destroyed",
    ...encodeTimes(encoding, act, act.when),
    ...encodeStep(encoding, act.state),
    ...encodePlace(act.state.site),
    epcList: [encoding.epc(act.unit)],
    "tally:party": encoding.party(act.org),
  };
}
