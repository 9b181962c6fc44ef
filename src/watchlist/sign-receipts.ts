import type { Signer } from "ethers";
import type { Clock } from "../lib/clock.ts";
import type { Client } from "../sdk/core/client.ts";
import { signBucketAnswer } from "../sdk/watchlist/model/sign.ts";
import type { QuerierSource } from "./answer-query.ts";
import type { serveBuckets } from "./roots/serve-buckets.ts";
import type { ReceiptsBody } from "./serve/routes.ts";
import type { WatchlistStore } from "./store/store.ts";

export interface SignReceiptsParameters {
  readonly list: string;
  readonly signer: Signer;
  readonly client: Client;
  readonly source: QuerierSource;
  readonly store: WatchlistStore;
  readonly buckets: ReturnType<typeof serveBuckets>;
  readonly clock: Clock;
}

/** Signs receipts of queries: one for each query at most, on record before the signatures leave. */
export function signReceipts(parameters: SignReceiptsParameters) {
  const { list, signer, client, source, store, buckets, clock } = parameters;
  return async (account: string, { epoch, number, receipts }: ReceiptsBody) => {
    const organisation = await source.organisationOf(account);
    const root = buckets.rootOf(epoch, number);
    const now = clock.now();
    const lower = receipts.map((each) => each.toLowerCase());
    store.addReceipts(organisation, lower, now);
    const answeredAt = Math.floor(now / 1_000);
    const place = { list, epoch, number, root, answeredAt: BigInt(answeredAt) };
    const signatures: string[] = [];
    for (const receipt of lower)
      signatures.push(await signBucketAnswer(signer, client.deployment, { ...place, receipt }));
    return { root, answeredAt, signatures };
  };
}
