import type { Clock } from "../../lib/clock.ts";
import type { OutboxParameters } from "../../sdk/core/send/outbox.ts";
import type { BridgeConfig } from "../config/config.ts";
import type { ReadingStore } from "../model/store.ts";
import type { OnPoint } from "./points/point.ts";

/** How batches are brought to the chain. */
export interface Sending extends Pick<OutboxParameters, "maxInFlight" | "pollInterval" | "resendAfter"> {
  /** Milliseconds between two attempts after a failure. @default 1000 */
  readonly retryAfter?: number;
  /** What that grows to while failures follow each other. @default 60_000 */
  readonly longestRetry?: number;
}

/** Where a test, a benchmark, a crash run or a play departs from production. The threads are those of production in all of them. */
export interface Seams {
  /** For readings and batches; submission to the chain goes by the system's. @default the system's */
  readonly clock?: Clock;
  /** What the thread of the sockets works with instead of the store that was opened: the same one, counted or failing. */
  readonly store?: (opened: ReadingStore) => ReadingStore;
  readonly sending?: Sending;
  /** Hears of each point that the bridge reaches, whichever thread does, which stands still meanwhile. @default nobody */
  readonly onPoint?: OnPoint;
}

/** How a bridge of this configuration sends. */
export function sendingOf({ chain }: Pick<BridgeConfig, "chain">, given: Sending = {}): Sending {
  const { maxInFlight } = chain;
  return maxInFlight === undefined ? given : { maxInFlight, ...given };
}
