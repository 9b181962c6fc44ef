import { type Clock, systemClock } from "../../../lib/clock.ts";
import { checkThat } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import { bytes32, list as listOf, object, text, uint, whole } from "../../core/json/json-form.ts";
import { rpc } from "../../core/rpc.ts";
import { membersContract } from "../../members/contracts.ts";
import { getWatchlist } from "../actions/get-list.ts";
import { watchlistError } from "../errors.ts";
import type { QueryCountMessage } from "../model/messages.ts";
import { chainReceipts } from "../model/receipt.ts";
import { queryCountSigner, signQueryCount } from "../model/sign.ts";
import { subjectInput, type WatchlistSubject } from "../model/subject.ts";
import { type SubjectKey, subjectKeyOf } from "../model/tag.ts";
import { blindInput, finalizeInputs, MAX_BLINDED, type VoprfAnswer } from "../model/voprf.ts";
import { callService } from "./call-service.ts";
import type { WatchlistSession } from "./open-session.ts";

export interface EvaluateSubjectsParameters {
  readonly session: WatchlistSession;
  /** At most 64. */
  readonly subjects: readonly WatchlistSubject[];
  /** The epoch that was announced, to report under its key before it is in use. @default the epoch in use */
  readonly epoch?: number;
  readonly clock?: Clock;
}

export interface EvaluatedSubjects {
  readonly epoch: number;
  readonly publicKey: string;
  /** In the order of the subjects. */
  readonly keys: readonly SubjectKey[];
}

interface LastCount {
  readonly total: number;
  readonly receipts: string;
  readonly deadline: number;
  readonly signature: string;
  readonly open: readonly string[];
}

const COUNT = object({ total: whole, receipts: bytes32, deadline: whole, signature: text, open: listOf(bytes32) });
const ANSWER = object({ epoch: uint(32), evaluated: listOf(bytes32), proof: text });
/** Seconds for which the operator can bring a count to the chain. */
const COUNT_LIFE = 90 * 86_400;

/**
 * Gets the keys, and with them the tags, of subjects: hidden from the service, and checked against the key on the chain. Each subject is
 * a query that is counted.
 *
 * @throws `WATCHLIST_PROOF_INVALID` where the service used another key, `SUBJECT_INVALID`, `WATCHLIST_REFUSED`, `WATCHLIST_BUSY`,
 * `WATCHLIST_UNREACHABLE`, `WATCHLIST_ANSWER_INVALID`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { evaluateSubjects, openWatchlistSession } from "tallystick/watchlist";
 *
 * const session = await openWatchlistSession({ url: "https://watchlist.example", list, signer, deployment });
 * const subject = { kind: "CN-USCC", identifier: "91000000000000000K" } as const;
 * const { keys, epoch } = await evaluateSubjects(client, { session, subjects: [subject] });
 */
export async function evaluateSubjects(
  client: Client,
  parameters: EvaluateSubjectsParameters,
): Promise<EvaluatedSubjects> {
  const { session, subjects, clock = systemClock } = parameters;
  const { list, signer } = session;
  const known = `1 to ${MAX_BLINDED}`;
  checkThat(subjects.length >= 1 && subjects.length <= MAX_BLINDED, "subjects", subjects.length, known);
  const hidden = subjects.map((subject) => blindInput(subjectInput(subject)));
  const { epoch, publicKey } = await keyOf(client, list, parameters.epoch);
  const count = await nextCount(client, session, subjects.length, clock.now());
  const signature = await signQueryCount(signer, client.deployment, count);
  const { total, receipts, deadline } = count;
  const body = {
    epoch,
    blinded: hidden.map(({ blinded }) => blinded),
    count: { total, receipts, deadline: Number(deadline) },
    signature,
  };
  const { url, token, timeout } = session;
  const answer = await callService<VoprfAnswer>({ url: `${url}/v1/evaluate`, body, token, form: ANSWER, timeout });
  const outputs = finalizeInputs(hidden, answer, publicKey);
  const keys = outputs.map((output) => subjectKeyOf({ list, epoch, output }));
  return { epoch, publicKey, keys };
}

/** As the chain has it: what the service says of itself is not asked for. */
async function keyOf(client: Client, list: string, wanted?: number) {
  const { epoch, publicKey, next } = await getWatchlist(client, { list });
  if (wanted === undefined || wanted === epoch) return { epoch, publicKey };
  checkThat(wanted === next?.epoch, "epoch", wanted, `${epoch}, or one that is announced`);
  return next as NonNullable<typeof next>;
}

/** The count after the last one that the service shows, which has to be signed by the organisation itself. */
async function nextCount(
  client: Client,
  { url, list, organisation, token, timeout }: WatchlistSession,
  asked: number,
  now: number,
): Promise<QueryCountMessage> {
  const last = await callService<LastCount>({ url: `${url}/v1/count`, token, form: COUNT, timeout });
  const signed = { list, organisation, total: last.total, receipts: last.receipts, deadline: BigInt(last.deadline) };
  if (last.total > 0 && !(await signedByOwn(client, signed, last.signature))) {
    const values = { field: "total", value: last.total, expected: "a count that the organisation signed" };
    throw watchlistError("WATCHLIST_ANSWER_INVALID", "the service shows a count that nobody here signed", values);
  }
  return {
    list,
    organisation,
    total: last.total + asked,
    receipts: chainReceipts(last.total > 0 ? last.receipts : undefined, last.open),
    deadline: BigInt(Math.floor(now / 1_000) + COUNT_LIFE),
  };
}

/** A service that could name any count would have more paid than was asked. */
async function signedByOwn(client: Client, count: QueryCountMessage, signature: string): Promise<boolean> {
  const signer = queryCountSigner(client.deployment, count, signature);
  return signer !== undefined && Number(await rpc(() => membersContract(client).orgOf(signer))) === count.organisation;
}
