import { fromName16 } from "../../../core/name16.ts";
import type { ObjectEvent } from "../event.ts";
import { encodeHash } from "../shared/terms.ts";
import type { SealBroken, UnitSealed } from "./chain-act.ts";
import { type Encoding, encodePlace, encodeTimes } from "./encoding.ts";

/** A seal was put on the unit. CBV has no term for sealing: the event says packing, and a closed container. */
export function encodeSeal(act: UnitSealed, encoding: Encoding): ObjectEvent {
  return {
    type: "ObjectEvent",
    action: "OBSERVE",
    bizStep: "packing",
    disposition: "container_closed",
    ...encodeTimes(encoding, act, act.when),
    ...encodePlace(act.state.site),
    epcList: [encoding.epc(act.unit)],
    "tally:party": encoding.party(act.org),
    "tally:sealNumber": fromName16(act.number),
  };
}

/** The seal of the unit was broken. */
export function encodeBrokenSeal(act: SealBroken, encoding: Encoding): ObjectEvent {
  return {
    type: "ObjectEvent",
    action: "OBSERVE",
    disposition: "container_open",
    ...encodeTimes(encoding, act, act.when),
    ...encodePlace(act.state.site),
    epcList: [encoding.epc(act.unit)],
    "tally:party": encoding.party(act.org),
    ...encodeHash("tally:evidence", act.evidence),
  };
}
