import { hexlify, randomBytes, ZeroHash } from "ethers";
import { systemClock } from "../../../lib/clock.ts";
import type { Client } from "../../core/client.ts";
import { bytes32, hex, list as listOf, object, text, uint, whole } from "../../core/json/json-form.ts";
import { rpc } from "../../core/rpc.ts";
import { membersContract } from "../../members/contracts.ts";
import { getWatchlist } from "../actions/get-list.ts";
import { getWatchlistRoot, type WatchlistRoot } from "../actions/get-root.ts";
import { watchlistError } from "../errors.ts";
import { lookUpTag, type WatchlistBucket } from "../model/bucket.ts";
import { bucketOfTag, type WatchlistEntry } from "../model/entry.ts";
import { queryReceipt } from "../model/receipt.ts";
import { bucketAnswerSigner } from "../model/sign.ts";
import { callService } from "./call-service.ts";
import { type ComparedEntry, compareEntry } from "./compare-entry.ts";
import { type EvaluateSubjectsParameters, evaluateSubjects } from "./evaluate-subjects.ts";

export interface QuerySubjectsParameters extends Omit<EvaluateSubjectsParameters, "epoch"> {
  /** Seconds that the root may be old. @default 604_800 */
  readonly maxAge?: number;
  /** Where buckets come from: any copy will do, as each is checked. @default the session's service */
  readonly mirror?: string;
  /**
   * Takes each entry from the chain, and says where the root's is another. A root's counts, reasons and time are its operator's word: no proof
   * covers them. Whoever runs the node that is asked learns the tags, and with the list's secret key whose they are: ask a node of your own.
   *
   * @default false
   */
  readonly compare?: boolean;
}

/** What a list says of one subject, and what shows later that it was asked. */
export interface QueriedSubject {
  readonly tag: string;
  /** What is listed; nothing where the subject is not, which is proved as well. The root's, or the chain's with `compare`. */
  readonly entry?: WatchlistEntry;
  /** With `compare`, where the root's is another: the operator misstates it, or it changed since. `null` where the root has none. */
  readonly stated?: WatchlistEntry | null;
  readonly bucket: WatchlistBucket;
  readonly receipt: QueryEvidence;
}

/** Says that something was asked, and not about whom: that is in the nonce's keeping. */
export interface QueryEvidence {
  /** Secret of the querier. */
  readonly nonce: string;
  readonly receipt: string;
  readonly root: string;
  readonly answeredAt: number;
  /** Of the operator. */
  readonly signature: string;
}

export interface QuerySubjectsReturnType {
  readonly epoch: number;
  readonly root: WatchlistRoot;
  /** In the order of the subjects. */
  readonly results: readonly QueriedSubject[];
}

const BUCKET = object({
  epoch: uint(32),
  number: uint(32),
  index: text,
  entries: listOf(bytes32),
  path: listOf(bytes32),
});
const RECEIPTS = object({ root: bytes32, answeredAt: whole, signatures: listOf(hex) });
const WEEK = 604_800;

/**
 * Asks a list about subjects: the service learns who asks, and in which bucket each tag is; nothing else. Every answer is checked against
 * key and root on the chain.
 *
 * @throws `WATCHLIST_PROOF_INVALID`, `BUCKET_INVALID`, `ROOT_UNUSABLE`; as `evaluateSubjects`.
 *
 * @example
 * import { openWatchlistSession, querySubjects } from "tallystick/watchlist";
 *
 * const session = await openWatchlistSession({ url: "https://watchlist.example", list, signer, deployment });
 * const subject = { kind: "CN-USCC", identifier: "91000000000000000K" } as const;
 * const { results } = await querySubjects(client, { session, subjects: [subject] });
 * for (const { entry } of results) console.log(entry === undefined ? "not listed" : `listed by ${entry.reporters}`);
 */
export async function querySubjects(
  client: Client,
  parameters: QuerySubjectsParameters,
): Promise<QuerySubjectsReturnType> {
  const { session, subjects, maxAge = WEEK, clock = systemClock, mirror = session.url, compare = false } = parameters;
  const { list } = session;
  const { epoch: current, operator } = await getWatchlist(client, { list });
  const root = await getWatchlistRoot(client, { list, epoch: current });
  requireUsable(root, maxAge, clock.now());
  const { epoch, publicKey, keys } = await evaluateSubjects(client, { session, subjects, epoch: current, clock });

  const place = { list, epoch, root: root.root, bits: root.bits };
  const found: (ComparedEntry & { tag: string; bucket: WatchlistBucket; nonce: string; receipt: string })[] = [];
  for (const { tag } of keys) {
    const index = bucketOfTag(tag, root.bits);
    const bucket = await fetchBucket(mirror, epoch, root.number, index, session.timeout);
    const stated = lookUpTag(place, bucket, tag);
    const listed = stated === undefined ? {} : { entry: stated };
    const compared = compare ? await compareEntry(client, { list, epoch, tag }, stated) : listed;
    const nonce = hexlify(randomBytes(32));
    const receipt = queryReceipt({ nonce, publicKey, epoch, bucket: index });
    found.push({ tag, ...compared, bucket, nonce, receipt });
  }
  const evidence = await signedReceipts(client, parameters, { operator, epoch, root }, found);
  const results = found.map(({ nonce, receipt, ...each }, i) => ({
    ...each,
    receipt: { nonce, receipt, ...(evidence[i] as Omit<QueryEvidence, "nonce" | "receipt">) },
  }));
  return { epoch, root, results };
}

function requireUsable({ number, asOf, faulty }: WatchlistRoot, maxAge: number, now: number): void {
  const age = Math.floor(now / 1_000) - Number(asOf);
  const reason = faulty ? "it was proved wrong" : age > maxAge ? `it is ${age} seconds old, at most ${maxAge}` : "";
  if (reason === "") return;
  throw watchlistError("ROOT_UNUSABLE", `root ${number}: ${reason}`, { field: "root", value: number, reason });
}

/** Without the padding that makes all buckets one size. */
async function fetchBucket(
  from: string,
  epoch: number,
  number: number,
  index: number,
  timeout: number,
): Promise<WatchlistBucket> {
  const url = `${from.replace(/\/+$/, "")}/v1/epochs/${epoch}/roots/${number}/buckets/${index}`;
  const bucket = await callService<{ entries: string[]; path: string[] }>({ url, form: BUCKET, timeout });
  return { index, entries: bucket.entries.filter((word) => word !== ZeroHash), path: bucket.path };
}

async function signedReceipts(
  client: Client,
  { session }: QuerySubjectsParameters,
  { operator, epoch, root }: { readonly operator: number; readonly epoch: number; readonly root: WatchlistRoot },
  found: readonly { readonly receipt: string }[],
): Promise<Omit<QueryEvidence, "nonce" | "receipt">[]> {
  const { url, list, token, timeout } = session;
  const { number } = root;
  const body = { epoch, number, receipts: found.map(({ receipt }) => receipt) };
  const answer = await callService<{ root: string; answeredAt: number; signatures: string[] }>({
    url: `${url}/v1/receipts`,
    body,
    token,
    form: RECEIPTS,
    timeout,
  });
  const { answeredAt } = answer;
  const at = { list, epoch, number, root: root.root, answeredAt: BigInt(answeredAt) };
  const checked: Omit<QueryEvidence, "nonce" | "receipt">[] = [];
  for (const [i, { receipt }] of found.entries()) {
    const signature = answer.signatures[i] ?? "0x";
    const signer = bucketAnswerSigner(client.deployment, { ...at, receipt }, signature);
    const by = signer === undefined ? 0 : Number(await rpc(() => membersContract(client).orgOf(signer)));
    if (by !== operator) {
      const values = { field: `signatures[${i}]`, value: signer ?? "none", operator };
      throw watchlistError("WATCHLIST_ANSWER_INVALID", `receipt ${i} is not signed by the operator`, values);
    }
    checked.push({ root: root.root, answeredAt, signature });
  }
  return checked;
}
