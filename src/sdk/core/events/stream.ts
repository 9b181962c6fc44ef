import { type Clock, systemClock } from "../../../lib/clock.ts";
import { isTallyError } from "../../../lib/errors.ts";
import type { Client } from "../client.ts";
import type { ContractHandle } from "../contract.ts";
import { halved, mayBeTooWide } from "../log-ranges.ts";
import type { Cursor } from "./cursor.ts";
import type { Checkpoint, StreamedEvent, StreamedName } from "./event.ts";
import { type Found, look } from "./look.ts";
import { select } from "./select.ts";

export interface StreamEventsParameters<
  H extends ContractHandle = ContractHandle,
  N extends StreamedName<H> = StreamedName<H>,
> {
  /** At least one. */
  readonly contracts: readonly H[];
  /** A cursor to go on after, or the first block to look at. @default the block of the contract that was deployed first */
  readonly from?: Cursor | number;
  /** @default all */
  readonly events?: readonly N[];
  /** Ends the stream. */
  readonly signal?: AbortSignal;
  /** Milliseconds between looks at the head. @default 1000 */
  readonly pollInterval?: number;
  /** Blocks to stay behind the head; 0 where blocks are final at once, as with QBFT. @default 0 */
  readonly confirmations?: number;
  /** Most blocks to ask for at once; halved whenever the node refuses. @default 5000 */
  readonly maxRange?: number;
  readonly clock?: Clock;
}

const LONGEST_BACK_OFF = 30_000;
/** A node behind a balancer may lag its own head for a moment; after this many refusals of one block it is not that. */
const REFUSALS_OF_ONE_BLOCK = 5;
/** In one answer. */
const MANY_LOGS = 10_000;
/** Blocks of the first range: nothing says how many logs there are. */
const FIRST_RANGE = 256;

/**
 * The events of the contracts in the order of the chain, each once, and a checkpoint after each range of blocks. Store the
 * cursor of what you have dealt with and start from it again: nothing is skipped or repeated. An endpoint that does not answer
 * is asked again until `signal` aborts.
 *
 * An ethers `JsonRpcProvider` repeats its answers for 250 ms unless `cacheTimeout` is -1. Where blocks are not final, turn that
 * off, or a reorganisation within that time is noticed one look later.
 *
 * @throws `CHAIN_CHANGED` when the block under the cursor was replaced, or the chain does not reach it;
 * `RPC_REFUSED` when the node refuses even a single block; `CONTRACT_MISSING`, `ARGUMENT_INVALID` without a contract.
 *
 * @example
 * import { streamEvents } from "tallystick";
 * import { attestationsContract } from "tallystick/evidence";
 *
 * for await (const item of streamEvents(client, { contracts: [attestationsContract] })) {
 *   if (item.type === "event" && item.name === "Attested") console.log(item.args.uid, item.args.schema);
 *   console.log("dealt with, so start from here next time:", item.cursor);
 * }
 */
export async function* streamEvents<
  const C extends readonly ContractHandle[],
  N extends StreamedName<C[number]> = StreamedName<C[number]>,
>(
  client: Client,
  parameters: StreamEventsParameters<C[number], N> & { readonly contracts: C },
): AsyncGenerator<StreamedEvent<C[number], N> | Checkpoint, void, undefined> {
  const { pollInterval = 1_000, confirmations = 0, maxRange = 5_000, clock = systemClock } = parameters;
  const ended = new AbortController();
  const signal = parameters.signal ? AbortSignal.any([parameters.signal, ended.signal]) : ended.signal;
  const selection = select(client, parameters.contracts, parameters.events);
  const from = parameters.from ?? selection.firstBlock;
  let cursor = typeof from === "number" ? undefined : from;
  let next = cursor === undefined ? (from as number) : cursor.logIndex === null ? cursor.block + 1 : cursor.block;
  let range = Math.min(maxRange, FIRST_RANGE);
  let failures = 0;
  let refusals = 0;
  const looking = async () => {
    await selection.require();
    return look(client.provider, { ...selection, cursor, next, range, confirmations, signal });
  };
  let ahead: Promise<Found | undefined> | undefined;
  try {
    while (!signal.aborted) {
      let found: Found | undefined;
      try {
        const asked = ahead ?? looking();
        ahead = undefined;
        found = await asked;
      } catch (error) {
        if (signal.aborted) return;
        const refused = isTallyError(error, "RPC_REFUSED");
        if (refused && range > 1) {
          range = halved(range);
          continue;
        }
        if (refused ? ++refusals >= REFUSALS_OF_ONE_BLOCK : !isTallyError(error) || !error.retryable) throw error;
        if (mayBeTooWide(error)) range = halved(range);
        await clock.sleep(Math.min(pollInterval * 2 ** failures++, LONGEST_BACK_OFF), signal);
        continue;
      }
      [failures, refusals] = [0, 0];
      if (found === undefined) {
        await clock.sleep(pollInterval, signal);
        continue;
      }
      cursor = { block: found.to, logIndex: null, blockHash: found.hash };
      next = found.to + 1;
      range = Math.min(rangeAfter(range, found.logs.length), maxRange);
      if (found.isBehind) {
        // The node works while the caller does.
        ahead = looking();
        ahead.catch(() => undefined);
      }
      const checkpoint = cursor;
      for (const log of found.logs) {
        const event = selection.decode(log);
        if (event) yield event as unknown as StreamedEvent<C[number], N>;
        if (signal.aborted) return;
      }
      yield { type: "checkpoint", cursor: checkpoint };
    }
  } finally {
    ended.abort();
  }
}

/** So many blocks that an answer keeps to a few thousand logs: two of them are in memory at a time. */
function rangeAfter(range: number, logs: number): number {
  if (logs > MANY_LOGS) return halved(range);
  return logs > MANY_LOGS / 4 ? range : range * 2;
}
