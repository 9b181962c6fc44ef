import type { ObjectEvent } from "../event.ts";
import { encodeMeasurement } from "../shared/measurement.ts";
import type { UnitCorrected } from "./chain-act.ts";
import { type Encoding, encodeTimes } from "./encoding.ts";

/** The class and the amount on the chain were corrected. */
export function encodeCorrection(act: UnitCorrected, encoding: Encoding): ObjectEvent {
  const { state, former } = act;
  const profile = encoding.profileOf(state.rules);
  const code = (classes: readonly number[]) => classes.map((number) => profile.classes[number]?.code ?? "").join(" ");
  const { quantity, items } = state;
  return {
    type: "ObjectEvent",
    action: "OBSERVE",
    ...encodeTimes(encoding, act, act.recordedAt),
    epcList: [encoding.epc(act.unit)],
    "tally:party": encoding.party(act.org),
    sensorElementList: [encodeMeasurement({ quantity, items, evidence: act.evidence }, profile, encoding.zone)],
    "tally:class": code(state.classes),
    "tally:former": {
      "tally:class": code(former.classes),
      "tally:quantity": former.quantity,
      "tally:items": former.items,
    },
  };
}
