import type { Clock } from "../lib/clock.ts";
import { isTallyError, type TallyError } from "../lib/errors.ts";
import type { BlockTime, DueSource } from "../sdk/core/due/due.ts";
import { streamEvents } from "../sdk/core/events/stream.ts";
import { requireBlock } from "../sdk/core/require-block.ts";
import { rpc } from "../sdk/core/rpc.ts";
import type { Outbox } from "../sdk/core/send/outbox.ts";
import { openBooks } from "./books.ts";
import { callDue, type Round, type RoundParameters } from "./round.ts";

export interface FollowParameters
  extends Pick<RoundParameters, "client" | "refusals" | "isWanted" | "mostPerCall" | "log"> {
  readonly sources: readonly DueSource[];
  readonly sender: Outbox;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Milliseconds between looks at the head. */
  readonly pollInterval: number;
  /** Ends after the first round that found nothing to call. */
  readonly once: boolean;
  readonly onRound: (at: BlockTime, round: Round) => void;
  /** Hears what keeps a round from being made; undefined once one was. */
  readonly onProblem: (problem: TallyError | undefined) => void;
}

const LONGEST_BACK_OFF = 30_000;
/** Blocks behind the head at which nothing is listed: the next look is nearer to it, and nodes forget old states. */
const FAR_BEHIND = 64;

/**
 * Follows the chain and calls at each of its heads what is due by the block's time.
 *
 * What a killed keeper had stored in its outbox is mined before anything is listed, and what was mined is part of every later list: so
 * nothing is called twice. No cursor is kept, for the books are made of all events, and a copy of them could differ from the chain.
 *
 * @throws What no later attempt mends.
 */
export async function follow(parameters: FollowParameters): Promise<void> {
  while (!parameters.signal.aborted) {
    try {
      return await followOnce(parameters);
    } catch (error) {
      if (parameters.signal.aborted) return;
      // The books know of events that the chain does not have any more.
      if (!isTallyError(error, "CHAIN_CHANGED")) throw error;
      parameters.onProblem(error);
      parameters.log.warn({ err: error }, "the books are made anew");
      await parameters.clock.sleep(parameters.pollInterval, parameters.signal);
    }
  }
}

async function followOnce(parameters: FollowParameters): Promise<void> {
  const { client, sources, sender, clock, signal, pollInterval, once } = parameters;
  const books = openBooks(client, sources);
  const { contracts } = books;
  if (contracts.length === 0) return;
  /** Nothing is listed at a block before it: what was stored to be called is mined there. */
  let floor = 0;
  let isSettled = false;
  for await (const item of streamEvents(client, { contracts, signal, pollInterval, clock })) {
    if (item.type === "event") {
      books.take(item);
      continue;
    }
    const { block } = item.cursor;
    const round = await persist(parameters, async () => {
      if (!isSettled) await drained(sender, clock, pollInterval, signal);
      const head = await rpc(() => client.provider.getBlockNumber());
      if (!isSettled) floor = Math.max(floor, head);
      isSettled = true;
      if (signal.aborted || block < floor || block < head - FAR_BEHIND) return undefined;
      const at = { block, time: (await requireBlock(client.provider, block)).timestamp };
      isSettled = false; // until it is known that everything is mined
      const made = await callDue(at, { ...parameters, books });
      floor = Math.max(floor, made.lastBlock);
      isSettled = true;
      parameters.onRound(at, made);
      return made;
    });
    if (once && round?.called === 0) return;
  }
}

/** What an earlier life or an interrupted round stored is part of the chain before anything is listed. */
async function drained(sender: Outbox, clock: Clock, pollInterval: number, signal: AbortSignal): Promise<void> {
  while (sender.pending > 0 && !signal.aborted) await clock.sleep(pollInterval, signal);
}

/** Tries again until it succeeds; gives undefined where the keeper is told to stop. */
async function persist<T>(parameters: FollowParameters, work: () => Promise<T>): Promise<T | undefined> {
  const { clock, signal, pollInterval, log, onProblem, once } = parameters;
  for (let failures = 0; !signal.aborted; failures++) {
    try {
      const made = await work();
      onProblem(undefined);
      return made;
    } catch (error) {
      if (signal.aborted) return undefined;
      if (!isTallyError(error) || isTallyError(error, "CHAIN_CHANGED")) throw error;
      if (once && !error.retryable) throw error;
      onProblem(error);
      log.error({ err: error }, "what is due is not called");
      await clock.sleep(Math.min(pollInterval * 2 ** failures, LONGEST_BACK_OFF), signal);
    }
  }
  return undefined;
}
