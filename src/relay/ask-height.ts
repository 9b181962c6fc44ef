import type { Clock } from "../lib/clock.ts";
import { checkAddress, checkBytes32 } from "../sdk/core/check.ts";
import { sdkError } from "../sdk/core/errors.ts";
import { checkWhole } from "../sdk/core/whole.ts";
import { relayError } from "./errors.ts";
import type { HeightRequest, RequestStore, SlotRequest } from "./store/request.ts";

export interface HeightQuestion {
  /** Height of the other chain, not its first block: nobody sealed that. @default its newest */
  readonly number?: number;
  /** Words of storage that are to be proved at it. */
  readonly slots?: readonly SlotRequest[];
}

export interface AskHeightParameters {
  readonly requests: RequestStore;
  /** The other chain's newest block; null before the first look. */
  readonly head: number | null;
  /** Blocks whose state nodes of the other chain keep. */
  readonly keptBlocks: number;
  readonly clock: Clock;
}

/** Blocks above the newest that may be asked for. */
const FARTHEST = 1_000;
/** Share of the kept blocks that is left for fetching: what is asked for later may be gone by then. */
const TO_FETCH = 1 / 8;

/**
 * Takes a request: it is on disk when this returns.
 *
 * @throws `RELAY_HEIGHT_TOO_FAR`, `RELAY_STATE_TOO_OLD`, `RELAY_OVERLOADED`; `BLOCK_UNKNOWN` before the first look at the other chain;
 * `ARGUMENT_INVALID`.
 */
export function askHeight(question: HeightQuestion, parameters: AskHeightParameters): HeightRequest {
  const { requests, head, keptBlocks, clock } = parameters;
  if (head === null)
    throw sdkError("BLOCK_UNKNOWN", "the other chain's newest block is not known yet", { field: "number" });
  const number = checkWhole("number", question.number ?? head, 1);
  const { slots = [] } = question;
  if (number > head + FARTHEST) {
    const values = { field: "number", value: number, head, farthest: FARTHEST };
    const message = `height ${number} is more than ${FARTHEST} above the newest, ${head}`;
    throw relayError("RELAY_HEIGHT_TOO_FAR", message, values);
  }
  const oldest = head - keptBlocks + Math.floor(keptBlocks * TO_FETCH) + 1;
  if (slots.length > 0 && number < oldest) {
    const values = { field: "number", value: number, head, keptBlocks, oldest };
    const message = `nodes keep the state of ${keptBlocks} blocks: at ${number} nothing can be proved any more, at ${oldest} it can`;
    throw relayError("RELAY_STATE_TOO_OLD", message, values);
  }
  const checked = slots.map(({ account, slot }, i) => ({
    account: checkAddress(`slots[${i}].account`, account),
    slot: checkBytes32(`slots[${i}].slot`, slot),
  }));
  return requests.ask(number, checked, clock.now());
}
