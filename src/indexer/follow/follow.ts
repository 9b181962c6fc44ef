import type { Clock } from "../../lib/clock.ts";
import { isTallyError, type TallyError } from "../../lib/errors.ts";
import type { Logger } from "../../lib/logger.ts";
import type { Client } from "../../sdk/core/client.ts";
import type { ContractHandle } from "../../sdk/core/contract.ts";
import type { Cursor } from "../../sdk/core/events/cursor.ts";
import type { StreamedEvent } from "../../sdk/core/events/event.ts";
import { streamEvents } from "../../sdk/core/events/stream.ts";
import type { Projection } from "../project/projection.ts";
import type { IndexStore } from "../store/open-store.ts";
import { type BlockTimes, blockTimes } from "./block-times.ts";
import type { IndexerState } from "./state.ts";
import { eventStorer } from "./stored-event.ts";
import { requireSameChain } from "./watch-chain.ts";

export interface FollowParameters {
  readonly client: Client;
  readonly store: IndexStore;
  readonly projections: readonly Projection[];
  readonly state: IndexerState;
  readonly clock: Clock;
  readonly log: Logger;
  readonly signal: AbortSignal;
  /** Milliseconds between looks at the head. */
  readonly pollInterval: number;
  /** Events of one transaction of the store; the rest of their last block besides. @default 500 */
  readonly atOnce?: number;
  /** Hears that something was stored. */
  readonly onCommit: () => void;
}

/** Follows the chain until it is told to stop. What keeps it is in the state meanwhile. @throws `INDEX_STORE_TAKEN`. */
export async function follow(parameters: FollowParameters): Promise<void> {
  const { client, store, projections, state, clock, log, signal, pollInterval } = parameters;
  const names = projections.map(({ handle }) => handle.contractName);
  while (!signal.aborted) {
    try {
      const head = await requireSameChain(client, store, names);
      state.replaced = undefined;
      // A node that was behind has caught up, though nothing new may have happened.
      const wasOther = isTallyError(state.problem, "CHAIN_CHANGED") || isTallyError(state.problem, "CHAIN_REPLACED");
      if (isTallyError(state.problem, "INDEX_STORE_UNREACHABLE")) {
        // Of what was being written when it went nobody knows whether it is there.
        state.events = await store.count();
        state.problem = undefined;
      }
      if (wasOther && head >= state.block) state.problem = undefined;
      await followOnce(parameters);
    } catch (error) {
      if (signal.aborted) return;
      if (!isTallyError(error) || isTallyError(error, "INDEX_STORE_TAKEN")) throw error;
      await judge(error, parameters);
      log.error({ err: error }, "the chain is not followed");
      await clock.sleep(pollInterval, signal);
    }
  }
}

/** Whether it is another chain, or only a node that is behind or does not answer. */
async function judge(error: TallyError, { client, store, projections, state, clock }: FollowParameters): Promise<void> {
  state.problem = error;
  state.failures.note("chain", error.code, clock.now());
  if (isTallyError(error, "CHAIN_REPLACED")) state.replaced = error;
  if (!isTallyError(error, "CHAIN_CHANGED")) return;
  const names = projections.map(({ handle }) => handle.contractName);
  await requireSameChain(client, store, names).catch((found: unknown) => {
    if (isTallyError(found, "CHAIN_REPLACED")) state.replaced = found;
  });
}

async function followOnce(parameters: FollowParameters): Promise<void> {
  const { client, store, projections, state, clock, signal, pollInterval, atOnce = 500, onCommit } = parameters;
  const contracts = projections.map(({ handle }) => handle) as readonly ContractHandle[];
  const toStored = eventStorer(client, projections);
  const times = blockTimes(client.provider, clock);
  let stored = await store.cursor();
  let waiting: StreamedEvent[] = [];

  const commit = async (cursor: Cursor) => {
    await write({ store, times, toStored }, waiting, cursor, stored);
    [stored, waiting, state.events] = [cursor, [], state.events + waiting.length];
    [state.block, state.problem] = [cursor.block, undefined];
    if (state.head !== null && cursor.block >= state.head) state.isReady = true;
    onCommit();
  };

  const from = stored === undefined ? {} : { from: stored };
  for await (const item of streamEvents(client, { contracts, ...from, signal, pollInterval, clock })) {
    if (item.type === "checkpoint") {
      await commit(item.cursor);
      continue;
    }
    const last = waiting.at(-1);
    if (last !== undefined && waiting.length >= atOnce && last.blockNumber !== item.blockNumber) {
      await commit({ block: last.blockNumber, logIndex: null, blockHash: last.blockHash });
    }
    waiting.push(item);
  }
}

interface Writing {
  readonly store: IndexStore;
  readonly times: BlockTimes;
  readonly toStored: ReturnType<typeof eventStorer>;
}

async function write(
  { store, times, toStored }: Writing,
  items: readonly StreamedEvent[],
  cursor: Cursor,
  after: Cursor | undefined,
) {
  const hashes = new Map(items.map(({ blockNumber, blockHash }) => [blockNumber, blockHash]));
  hashes.set(cursor.block, cursor.blockHash);
  const known = await times.of(hashes);
  const blocks = [...hashes].map(([number, hash]) => ({ number, hash, time: known.get(number) ?? 0 }));
  const events = items.map((item) => toStored(item, known.get(item.blockNumber) ?? 0));
  await store.commit({ events, blocks, cursor, after });
}
