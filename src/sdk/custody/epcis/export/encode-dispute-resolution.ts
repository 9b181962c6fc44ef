import type { ObjectEvent } from "../event.ts";
import { encodeMeasurement } from "../shared/measurement.ts";
import type { DisputeResolved } from "./chain-act.ts";
import { type Encoding, encodePlace, encodePossession, encodeStep, encodeTimes, findProfileStep } from "./encoding.ts";

/** A dispute was resolved: by both sides, or by a regulator's decision. */
export function encodeDisputeResolution(act: DisputeResolved, encoding: Encoding): ObjectEvent {
  const { state, accepted, regulator } = act;
  const { disputed, zone } = encoding;
  const [from, to] = [disputed?.offered.from ?? 0, disputed?.offered.to ?? 0];
  const measurement = { quantity: state.quantity, items: state.items };
  return {
    type: "ObjectEvent",
    action: "OBSERVE",
    ...encodeTimes(encoding, act, act.recordedAt),
    ...(accepted
      ? { ...encodeStep(encoding, state), disposition: "in_transit", ...encodePossession(encoding, from, to) }
      : { bizStep: "void_shipping", disposition: "returned", "tally:step": findProfileStep(encoding, state).name }),
    ...encodePlace(state.site),
    epcList: [encoding.epc(act.unit)],
    sensorElementList: [encodeMeasurement(measurement, encoding.profileOf(state.rules), zone)],
    "tally:outcome": accepted ? "Accepted" : "Returning",
    ...(!accepted && { "tally:giver": encoding.party(from), "tally:receiver": encoding.party(to) }),
    ...(regulator !== 0 && { "tally:regulator": encoding.party(regulator) }),
  };
}
