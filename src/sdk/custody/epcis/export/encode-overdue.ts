import type { ObjectEvent } from "../event.ts";
import type { UnitOverdue } from "./chain-act.ts";
import { type Encoding, encodeStep, encodeTimes } from "./encoding.ts";

/** A unit was flagged as overdue. `eventTime` is its deadline; `recordTime` is the time of the flag. */
export function encodeOverdue(act: UnitOverdue, encoding: Encoding): ObjectEvent {
  return {
    type: "ObjectEvent",
    action: "OBSERVE",
    ...encodeTimes(encoding, act, act.until),
    ...encodeStep(encoding, act.state),
    epcList: [encoding.epc(act.unit)],
    "tally:outcome": "Overdue",
  };
}
