import type { Clock } from "../lib/clock.ts";
import { checkAddress, checkBytes32 } from "../sdk/core/check.ts";
import { sdkError } from "../sdk/core/errors.ts";
import { relayError } from "./errors.ts";
import type { HeightRequest, RequestStore, SlotRequest } from "./store/requests.ts";

export interface HeightQuestion {
  /** Height of the other chain. @default its newest */
  readonly number?: number;
  /** Words of storage that are to be proved at it. */
  readonly slots?: readonly SlotRequest[];
}

export interface AskHeightParameters {
  readonly requests: RequestStore;
  /** The other chain's newest block; null before the first look. */
  readonly head: number | null;
  /** Blocks above it that may be asked for. */
  readonly farthest: number;
  readonly clock: Clock;
}

/**
 * Takes a request: it is on disk when this returns.
 *
 * @throws `RELAY_HEIGHT_TOO_FAR`, `RELAY_OVERLOADED`; `BLOCK_UNKNOWN` before the first look at the other chain; `ARGUMENT_INVALID`.
 */
export function askHeight(question: HeightQuestion, parameters: AskHeightParameters): HeightRequest {
  const { requests, head, farthest, clock } = parameters;
  if (head === null)
    throw sdkError("BLOCK_UNKNOWN", "the other chain's newest block is not known yet", { field: "number" });
  const { number = head, slots = [] } = question;
  if (number > head + farthest) {
    const values = { field: "number", value: number, head, farthest };
    throw relayError(
      "RELAY_HEIGHT_TOO_FAR",
      `height ${number} is more than ${farthest} above the newest, ${head}`,
      values,
    );
  }
  const checked = slots.map(({ account, slot }, i) => ({
    account: checkAddress(`slots[${i}].account`, account),
    slot: checkBytes32(`slots[${i}].slot`, slot),
  }));
  return requests.ask(number, checked, clock.now());
}
