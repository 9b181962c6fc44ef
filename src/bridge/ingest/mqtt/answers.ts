import { isTallyError } from "../../../lib/errors.ts";
import type { Answer } from "./deferred-acks.ts";

export type MqttVersion = "3.1.1" | "5";

/** What is done about a message that the bridge did not take. */
export interface Refusal {
  /** Whether it goes into the reject log; then it is answered after the log is durable. */
  readonly log: boolean;
  readonly answer: Answer;
}

/* Reason codes of MQTT 5 */
export const SUCCESS = { reasonCode: 0x00 } as const;
const IMPLEMENTATION_SPECIFIC = { reasonCode: 0x83 } as const;
const QUOTA_EXCEEDED = { reasonCode: 0x97 } as const;
const PAYLOAD_FORMAT_INVALID = { reasonCode: 0x99 } as const;

/** Refusals that are not about the payload's content. */
const NOT_THE_PAYLOAD: ReadonlySet<string> = new Set(["STATION_UNKNOWN", "PAYLOAD_TOO_LARGE"]);

/**
 * How a message that was refused is answered.
 *
 * A PUBACK, negative or not, tells the broker to forget the message. So:
 * - What can never become a reading is logged, then acknowledged: in version 5 with the reason, in 3.1.1 plainly, which has no
 *   negative PUBACK and would deliver it for ever.
 * - While the bridge is busy or its store refuses, nothing is answered in either version: the broker keeps the message and delivers it
 *   again after the reconnect that follows.
 * - What is beyond a station's quota is logged and refused with 0x97 in version 5. In 3.1.1 it is not answered.
 */
export function refusalOf(error: unknown, version: MqttVersion): Refusal {
  if (!isTallyError(error)) return { log: false, answer: "none" };
  if (error.code === "QUOTA_EXCEEDED" && version === "5") return { log: true, answer: QUOTA_EXCEEDED };
  if (error.retryable) return { log: false, answer: "none" };
  if (version === "3.1.1") return { log: true, answer: SUCCESS };
  return { log: true, answer: NOT_THE_PAYLOAD.has(error.code) ? IMPLEMENTATION_SPECIFIC : PAYLOAD_FORMAT_INVALID };
}
