import type { ObjectEvent } from "../event.ts";
import { encodeHash } from "../shared/terms.ts";
import type { StepRecorded } from "./chain-act.ts";
import { type Encoding, encodePlace, encodeStep, encodeTimes } from "./encoding.ts";

/** The custodian took a step with the unit: stored, loaded, inspected. */
export function encodeRecordedStep(act: StepRecorded, encoding: Encoding): ObjectEvent {
  return {
    type: "ObjectEvent",
    action: "OBSERVE",
    disposition: "in_progress",
    ...encodeTimes(encoding, act, act.when),
    ...encodeStep(encoding, act.state),
    ...encodePlace(act.state.site),
    epcList: [encoding.epc(act.unit)],
    "tally:party": encoding.party(act.org),
    ...encodeHash("tally:evidence", act.evidence),
  };
}
