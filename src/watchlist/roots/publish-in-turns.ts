import type { Clock } from "../../lib/clock.ts";
import type { Logger } from "../../lib/logger.ts";
import type { Client } from "../../sdk/core/client.ts";
import type { WatchlistStore } from "../store/store.ts";
import { bringCounts, publishRoots } from "./publish-roots.ts";

export interface Publishing {
  /** Sends as a MAKER or DEVICE of the operator. Who made it closes it. */
  readonly client: Client;
  /** Milliseconds between looks at what changed. */
  readonly every: number;
}

/** Publishes roots, and brings counts to the chain, until it is closed. What fails is tried in the next turn. */
export function publishInTurns(
  parameters: Publishing & {
    readonly list: string;
    readonly store: WatchlistStore;
    readonly clock: Clock;
    readonly log: Logger;
  },
): { close(): Promise<void> } {
  const { client, every, list, store, clock, log } = parameters;
  const stop = new AbortController();
  const { signal } = stop;

  async function turns(): Promise<void> {
    while (!signal.aborted) {
      try {
        const roots = await publishRoots({ client, list, store, clock });
        for (const { epoch, number, entries } of roots) log.info({ epoch, number, entries }, "a root is published");
        const { counted, refused } = await bringCounts({ client, list, store });
        if (counted.length > 0) log.info({ organisations: counted }, "queries are counted");
        if (refused.length > 0) log.warn({ refused }, "the chain does not count queries");
      } catch (err) {
        log.error({ err }, "nothing was published");
      }
      await clock.sleep(every, signal);
    }
  }
  const ended = turns();
  return {
    close() {
      stop.abort();
      return ended;
    },
  };
}
