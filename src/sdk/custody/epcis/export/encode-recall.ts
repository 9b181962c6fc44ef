import type { ObjectEvent } from "../event.ts";
import type { RecallSet } from "./chain-act.ts";
import { type Encoding, encodeTimes } from "./encoding.ts";

/**
 * A recall was set or lifted. The recall of a packed unit recalls its containers too; their events say that they are part of it. The
 * Council, which is no party, lifts without one.
 */
export function encodeRecall(act: RecallSet, encoding: Encoding): ObjectEvent {
  const { before } = encoding;
  const isOfContainer = before?.name === "RecallSet" && before.recalled && before.state.isPacked;
  return {
    type: "ObjectEvent",
    action: "OBSERVE",
    ...encodeTimes(encoding, act, act.recordedAt),
    epcList: [encoding.epc(act.unit)],
    ...(act.org !== 0 && { "tally:party": encoding.party(act.org) }),
    ...(act.recalled && { disposition: "recalled" }),
    persistentDisposition: act.recalled ? { set: ["recalled"] } : { unset: ["recalled"] },
    ...(isOfContainer && { "tally:partOf": "RecallSet" }),
  };
}
