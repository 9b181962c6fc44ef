import type { ObjectEvent } from "../event.ts";
import { encodeHash } from "../shared/terms.ts";
import type { UnitLost } from "./chain-act.ts";
import { type Encoding, encodeTimes } from "./encoding.ts";

/** A unit was declared lost. */
export function encodeLoss(act: UnitLost, encoding: Encoding): ObjectEvent {
  return {
    type: "ObjectEvent",
    action: "OBSERVE",
    disposition: "unknown",
    ...encodeTimes(encoding, act, act.when),
    epcList: [encoding.epc(act.unit)],
    "tally:party": encoding.party(act.org),
    ...encodeHash("tally:evidence", act.evidence),
  };
}
