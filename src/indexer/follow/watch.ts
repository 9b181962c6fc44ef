import type { Clock } from "../../lib/clock.ts";
import { isTallyError } from "../../lib/errors.ts";
import type { Logger } from "../../lib/logger.ts";
import type { Client } from "../../sdk/core/client.ts";
import { rpc } from "../../sdk/core/rpc.ts";
import type { IndexStore } from "../store/open-store.ts";
import { lookAtNode, UNKNOWN_NODE } from "./look-at-node.ts";
import type { IndexerState } from "./state.ts";
import { requireSameBlock, requireSameChain } from "./watch-chain.ts";

export interface WatchParameters {
  readonly client: Client;
  readonly store: IndexStore;
  readonly followed: readonly string[];
  readonly state: IndexerState;
  readonly clock: Clock;
  readonly log: Logger;
  readonly signal: AbortSignal;
  /** Milliseconds between looks at the head. */
  readonly pollInterval: number;
  /** Hears that another process stored something. */
  readonly onCommit: () => void;
}

/** Milliseconds between looks whether the chain is still the same. */
const EVERY = 60_000;
/** Milliseconds between looks at how the node is: a page that many look at makes nobody ask it more often. */
const LOOK = 10_000;
/** Blocks behind the head at which rows of another process count as complete. */
const NEAR = 5;

/** Looks at the head, at what other processes stored, and from time to time whether the chain is still the one of the rows. */
export async function watch(parameters: WatchParameters): Promise<void> {
  const { client, store, followed, state, clock, log, signal, pollInterval, onCommit } = parameters;
  let checkedAt = clock.now();
  let lookedAt = Number.NEGATIVE_INFINITY;
  while (!signal.aborted) {
    try {
      state.head = await rpc(() => client.provider.getBlockNumber());
      state.unreachable = undefined;
      if (state.block >= state.head) state.isReady = true;
      if (clock.now() - lookedAt >= LOOK) {
        lookedAt = clock.now();
        state.node = await lookAtNode(client);
      }
      // Who follows compares each block with the one before; of who does not, the newest stored one is compared with every look.
      if (!state.isLeader && state.head >= state.block) await requireSameRows();
      if (clock.now() - checkedAt >= EVERY || (state.replaced && !state.isLeader)) {
        checkedAt = clock.now();
        await requireSameChain(client, store, followed);
        state.replaced = undefined;
      }
    } catch (error) {
      if (!isTallyError(error)) throw error;
      state.failures.note("chain", error.code, clock.now());
      if (isTallyError(error, "INDEX_NOT_READY")) state.isReady = false;
      else if (isTallyError(error, "CHAIN_REPLACED")) state.replaced = error;
      else if (!isTallyError(error, "INDEX_STORE_UNREACHABLE")) {
        state.unreachable = error;
        [state.node, lookedAt] = [UNKNOWN_NODE, Number.NEGATIVE_INFINITY];
      }
    }
    await lookAtStore();
    await clock.sleep(pollInterval, signal);
  }

  async function requireSameRows(): Promise<void> {
    const cursor = await store.cursor();
    if (cursor !== undefined && cursor.block <= (state.head ?? -1)) await requireSameBlock(client, cursor);
  }

  /** Whether it answers, and what others wrote to it. */
  async function lookAtStore(): Promise<void> {
    let block = -1;
    try {
      block = (await store.cursor())?.block ?? -1;
    } catch (error) {
      if (isTallyError(error, "INDEX_NOT_READY")) {
        // Rows of another program, or that are made anew: nothing is answered of them.
        state.isReady = false;
        return;
      }
      if (!isTallyError(error, "INDEX_STORE_UNREACHABLE")) throw error;
      if (state.unstored === undefined) log.error({ err: error }, "the database does not answer");
      state.failures.note("chain", error.code, clock.now());
      state.unstored = error;
      return;
    }
    if (state.unstored !== undefined) log.info({ block }, "the database answers again");
    state.unstored = undefined;
    if (state.isLeader || block === state.block) return;
    [state.block, state.events] = [block, await store.count()];
    if (state.head !== null && block >= state.head - NEAR) state.isReady = true;
    onCommit();
  }
}
