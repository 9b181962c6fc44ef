import type { Clock } from "../lib/clock.ts";
import type { QueryCountMessage } from "../sdk/watchlist/model/messages.ts";
import { checkBlinded, evaluateBlinded, type VoprfAnswer } from "../sdk/watchlist/model/voprf.ts";
import { serviceError } from "./errors.ts";
import type { EpochKey } from "./keys/key-file.ts";
import type { WatchlistStore } from "./store/store.ts";

/** What somebody asks who signed in. Nothing in it depends on whom it is about. */
export interface BlindQuery {
  readonly epoch: number;
  readonly blinded: readonly string[];
  readonly count: Omit<QueryCountMessage, "list" | "organisation">;
  readonly signature: string;
}

export interface EpochAnswer extends VoprfAnswer {
  readonly epoch: number;
}

/** What the chain says, asked for each query. */
export interface QuerierSource {
  /** @throws `QUERIER_NOT_ALLOWED`. */
  organisationOf(account: string): Promise<number>;
  /** Who signed the count; none where it is no signature. */
  countSigner(count: QueryCountMessage, signature: string): string | undefined;
  pointsOf(organisation: number): Promise<{ readonly points: number; readonly queries: number }>;
  /** Epochs that are in use or announced, and what each public key is. */
  epochs(): Promise<readonly { readonly epoch: number; readonly publicKey: string }[]>;
}

export interface AnswerQueriesParameters {
  readonly list: string;
  /** Points of a query. */
  readonly price: number;
  readonly keys: readonly EpochKey[];
  readonly source: QuerierSource;
  readonly store: WatchlistStore;
  readonly clock: Clock;
}

/** Seconds that a count has to be good for, so that the operator can bring it to the chain. */
const LEAST_LIFE = 7 * 86_400;

/**
 * Answers queries: to who signed for them, has the points, and is within its quota. What is asked is on record before the answer leaves.
 */
export function answerQueries(
  parameters: AnswerQueriesParameters,
): (who: string, query: BlindQuery) => Promise<EpochAnswer> {
  const { list, price, keys, source, store, clock } = parameters;

  async function keyOf(epoch: number): Promise<EpochKey> {
    const open = (await source.epochs()).find((each) => each.epoch === epoch);
    const key = keys.find((each) => each.epoch === epoch);
    if (open !== undefined && key !== undefined) return key;
    throw serviceError("QUERY_EPOCH_OVER", `epoch ${epoch} is not open`, { field: "epoch", value: epoch });
  }

  return async (account, { epoch, blinded, count, signature }) => {
    const organisation = await source.organisationOf(account);
    const key = await keyOf(epoch);
    const signed = { list, organisation, ...count };
    await requireSigned(source, signed, signature);
    const now = clock.now();
    const latest = Math.floor(now / 1_000) + LEAST_LIFE;
    if (count.deadline < BigInt(latest)) {
      const values = { field: "count.deadline", value: count.deadline, expected: latest };
      throw serviceError("QUERY_COUNT_WRONG", `count.deadline should be ${latest} or later`, values);
    }
    const { points, queries } = await source.pointsOf(organisation);
    if (points < price * (count.total - queries)) {
      const values = { field: "count.total", value: count.total, organisation, points, counted: queries, price };
      throw serviceError("QUERY_UNPAID", `organisation ${organisation} has ${points} points`, values);
    }
    // What is no element costs nothing, and what is not counted is not evaluated: the same count again, for one.
    checkBlinded(blinded);
    store.record({ count: { ...signed, account, signature }, asked: blinded.length, at: now });
    return { epoch, ...evaluateBlinded(key, blinded) };
  };
}

/** @throws `QUERY_COUNT_WRONG` unless an account of the organisation signed. */
async function requireSigned(source: QuerierSource, count: QueryCountMessage, signature: string): Promise<void> {
  const signer = source.countSigner(count, signature);
  const by = signer === undefined ? undefined : await source.organisationOf(signer);
  if (by === count.organisation) return;
  const values = { field: "signature", value: signer ?? "none", organisation: count.organisation };
  throw serviceError("QUERY_COUNT_WRONG", "the count is not signed by the organisation", values);
}
