import type { TransactionReceipt } from "ethers";
import { checkBytes32, checkThat } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { checkWhole, UINT32 } from "../../core/whole.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../core/write.ts";
import { watchlistContract } from "../contracts.ts";

/** What holds for a list as long as it is there; spans in seconds. */
export interface WatchlistTerms {
  /** Least entries of a bucket on average. */
  readonly k: number;
  /** Independent reporters before a report earns. */
  readonly quorum: number;
  /** Points that each organisation begins with. */
  readonly welcome: number;
  /** Points of a query. */
  readonly price: number;
  /** Points of a report that stays. */
  readonly reward: number;
  /** Points locked under a report, or an objection. */
  readonly stake: number;
  readonly maturity: number;
  readonly maxLife: number;
  readonly decideWithin: number;
  /** Between the announcement of a key and its use. */
  readonly lead: number;
}

export interface CreateWatchlistParameters extends WriteOptions {
  /** At most 64 bytes. */
  readonly name: string;
  readonly terms: WatchlistTerms;
  /** VOPRF public key of the service that will answer: an element of ristretto255. */
  readonly publicKey: string;
}

export interface CreateWatchlistReturnType {
  readonly list: string;
  readonly operator: number;
  readonly receipt: TransactionReceipt;
}

const UINT24 = 2 ** 24 - 1;
const UINT16 = 2 ** 16 - 1;

/** Terms as the contract takes them. @throws `ARGUMENT_INVALID`. */
function toTerms(terms: WatchlistTerms): WatchlistTerms {
  const whole = (field: keyof WatchlistTerms, most: number) => checkWhole(`terms.${field}`, terms[field], 0, most);
  return {
    k: whole("k", UINT16),
    quorum: whole("quorum", 255),
    welcome: whole("welcome", UINT24),
    price: whole("price", UINT24),
    reward: whole("reward", UINT24),
    stake: whole("stake", UINT24),
    maturity: whole("maturity", UINT32),
    maxLife: whole("maxLife", UINT32),
    decideWithin: whole("decideWithin", UINT32),
    lead: whole("lead", UINT32),
  };
}

/**
 * Creates a list, run by the sender's organisation. MAKER of an active organisation.
 *
 * @throws `Watchlist_NameInvalid`, `Watchlist_TermInvalid`, `Watchlist_ListExists`, `Members_*`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { createWatchlist } from "tallystick/watchlist";
 *
 * const day = 86_400;
 * const points = { welcome: 100, price: 1, reward: 5, stake: 10 };
 * const spans = { maturity: 30 * day, maxLife: 730 * day, decideWithin: 30 * day, lead: 14 * day };
 * const sent = await createWatchlist(client, { name: "defaulters", terms: { k: 100, quorum: 2, ...points, ...spans }, publicKey: root });
 */
export async function createWatchlist(client: Client, parameters: CreateWatchlistParameters): Promise<SentTransaction> {
  const { name, terms, publicKey, ...options } = parameters;
  checkThat(name.length > 0, "name", name, "a name");
  const args = [name, toTerms(terms), checkBytes32("publicKey", publicKey)] as const;
  return write(client, watchlistContract(client), "create", args, options);
}

/** As `createWatchlist`; waits until it is mined. */
export async function createWatchlistAndWait(
  client: Client,
  parameters: CreateWatchlistParameters,
): Promise<CreateWatchlistReturnType> {
  const receipt = await waitMined(client, await createWatchlist(client, parameters));
  const { list, operator } = eventOf(watchlistContract(client), receipt, "ListCreated").args;
  return { list, operator: Number(operator), receipt };
}
