import type { Signer } from "ethers";
import { hexlify } from "ethers";
import type { Clock } from "../lib/clock.ts";
import { closeApi } from "../lib/close-api.ts";
import { closers } from "../lib/closers.ts";
import { limitedLogger } from "../lib/limited-logger.ts";
import type { Logger } from "../lib/logger.ts";
import type { Client } from "../sdk/core/client.ts";
import { rpc } from "../sdk/core/rpc.ts";
import { getWatchlist, type Watchlist } from "../sdk/watchlist/actions/get-list.ts";
import { answerQueries } from "./answer-query.ts";
import { chainSource } from "./chain-source.ts";
import { serviceError } from "./errors.ts";
import type { EpochKey } from "./keys/key-file.ts";
import { type Publishing, publishInTurns } from "./roots/publish-in-turns.ts";
import { serveBuckets } from "./roots/serve-buckets.ts";
import { createWatchlistApi } from "./serve/app.ts";
import { signInOf } from "./serve/sign-in.ts";
import { signReceipts } from "./sign-receipts.ts";
import type { WatchlistStore } from "./store/store.ts";

export interface OpenWatchlistParameters {
  readonly list: string;
  readonly keys: readonly EpochKey[];
  /** Signs receipts: MAKER or DEVICE of the operator. */
  readonly signer: Signer;
  /** Reads. The service does not close it. */
  readonly client: Client;
  /** The service closes it. */
  readonly store: WatchlistStore;
  readonly host: string;
  readonly port: number;
  /** Where the service publishes roots by itself, and brings counts to the chain. */
  readonly publishing?: Publishing;
  readonly clock: Clock;
  readonly log: Logger;
}

export interface OpenedWatchlist {
  readonly url: string;
  readonly account: string;
  readonly epoch: number;
  /** Takes no more requests, answers those that are complete, and lets go of everything. */
  close(): Promise<void>;
}

/** The name under which members sign in to the service of a list. */
export const watchlistService = (list: string): string => `tallystick watchlist ${list}`;

/**
 * Opens the service of a list: it evaluates hidden subjects for members, and hands out buckets of the roots in its store.
 *
 * @throws `WATCHLIST_KEY_MISSING`; what the system says of a port that cannot be had.
 */
export async function openWatchlist(parameters: OpenWatchlistParameters): Promise<OpenedWatchlist> {
  const { list, keys, signer, client, store, host, port, clock, log } = parameters;
  const opened = closers({ onFailure: (name, err) => log.error({ err }, `${name} is not closed`) });
  opened.add("the store", store.close);
  try {
    const account = await rpc(() => signer.getAddress());
    const found = await getWatchlist(client, { list });
    requireKeys(found, keys);
    const source = chainSource(client, list);
    const buckets = serveBuckets({ list, k: found.terms.k, store });
    const service = watchlistService(list);
    const signIn = signInOf({ service, client, source, clock });
    const answer = answerQueries({ list, price: found.terms.price, keys, source, store, clock });
    const { chainId, genesisHash } = client.deployment;
    const api = await createWatchlistApi({
      ...signIn,
      about: async () => ({ list, service, account, chainId, genesisHash, epochs: await source.epochs() }),
      answer: (asker, { count, ...query }) =>
        answer(asker, { ...query, count: { ...count, deadline: BigInt(count.deadline) } }),
      async countOf(asker) {
        const organisation = await source.organisationOf(asker);
        const {
          total = 0,
          receipts = `0x${"00".repeat(32)}`,
          deadline = 0n,
          signature = "",
        } = store.countOf(organisation) ?? {};
        return { total, receipts, deadline: Number(deadline), signature, open: store.receiptsOf(organisation) };
      },
      bucket: buckets.bucketOf,
      receipts: signReceipts({ list, signer, client, source, store, buckets, clock }),
      health: () => problemsOf(client),
      log: limitedLogger(log, clock),
    });
    opened.add("the API", () => closeApi(api, clock));
    if (parameters.publishing !== undefined) {
      const loop = publishInTurns({ ...parameters.publishing, list, store, clock, log });
      opened.add("publishing", loop.close);
    }
    const url = await api.listen({ host, port });
    return { url, account, epoch: found.epoch, close: opened.close };
  } catch (error) {
    return opened.giveUp(error);
  }
}

/** A key that is not the chain's would be found out by the first who asks. */
function requireKeys({ epoch, publicKey, next }: Watchlist, keys: readonly EpochKey[]): void {
  for (const wanted of next === undefined ? [{ epoch, publicKey }] : [{ epoch, publicKey }, next]) {
    const key = keys.find((each) => each.epoch === wanted.epoch);
    if (key !== undefined && hexlify(key.publicKey) === wanted.publicKey) continue;
    const values = { field: "keys", value: wanted.epoch, publicKey: wanted.publicKey };
    const message = `the key file ${key === undefined ? "lacks" : "has another key for"} epoch ${wanted.epoch}`;
    throw serviceError("WATCHLIST_KEY_MISSING", message, values);
  }
}

async function problemsOf(client: Client): Promise<Record<string, string>> {
  try {
    await rpc(() => client.provider.getBlockNumber());
    return {};
  } catch (error) {
    return { chain: (error as Error).message };
  }
}
