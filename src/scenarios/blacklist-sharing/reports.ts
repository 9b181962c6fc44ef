import { hexlify, keccak256, randomBytes } from "ethers";
import { watchlistEip712Domain } from "../../sdk/watchlist/model/eip712.ts";
import type { ReportMessage } from "../../sdk/watchlist/model/messages.ts";
import { signDecision, signObjection, signReport } from "../../sdk/watchlist/model/sign.ts";
import type { WatchlistSubject } from "../../sdk/watchlist/model/subject.ts";
import type { SubjectKey } from "../../sdk/watchlist/model/tag.ts";
import { evaluateSubjects } from "../../sdk/watchlist/service/evaluate-subjects.ts";
import { chainTime } from "../shared/chain-clock.ts";
import type { Stage } from "../shared/scenario.ts";
import type { List } from "./list.ts";
import type { Party } from "./parties.ts";

const DAY = 86_400;
const LATE_PAYMENT = 2;

/** Root of documents that stay with who has them: a salted hash says nothing of them. */
const salted = (): string => keccak256(randomBytes(32));

/** What a party needs to report a subject: it asked the service without naming it. */
export async function keyOf(list: List, party: Party, subject: WatchlistSubject): Promise<SubjectKey> {
  const session = await list.sessionOf(party);
  const { keys } = await evaluateSubjects(party.client, { session, subjects: [subject] });
  const [key] = keys;
  if (key === undefined) throw new Error("the service evaluated nothing");
  return key;
}

/** A party reports the subject of a key. `signedWith` is the key that the report is signed with, its own where nobody cheats. */
export async function report(
  stage: Stage,
  list: List,
  party: Party,
  key: Pick<SubjectKey, "tag">,
  signedWith: Pick<SubjectKey, "signReport">,
): Promise<void> {
  const { client, signer, org } = party;
  const now = await chainTime(client.provider);
  const which = { list: list.id, epoch: 1, tag: key.tag, organisation: org };
  const { number } = await client.watchlist.getReport(which);
  const message: ReportMessage = {
    ...which,
    number: number + 1,
    reason: LATE_PAYMENT,
    evidence: salted(),
    until: BigInt(now + 90 * DAY),
    deadline: BigInt(now + DAY),
  };
  const signature = await signReport(signer, stage.deployment, message);
  const knowledge = signedWith.signReport(watchlistEip712Domain(stage.deployment), message);
  await client.watchlist.bringReportAndWait({ report: message, signature, knowledge });
}

/** A member objects for the subject, and the authority upholds it. */
export async function correct(
  { deployment }: Stage,
  list: List,
  tag: string,
  { objector, reporter, arbiter }: { readonly objector: Party; readonly reporter: Party; readonly arbiter: Party },
): Promise<void> {
  const which = { list: list.id, epoch: 1, tag, organisation: reporter.org };
  const { number, objections } = await objector.client.watchlist.getReport(which);
  const deadline = BigInt((await chainTime(objector.client.provider)) + DAY);
  const nth = objections + 1;
  const objection = { ...which, number, objector: objector.org, objection: nth, grounds: salted(), deadline };
  const signature = await signObjection(objector.signer, deployment, objection);
  await objector.client.watchlist.objectToReportAndWait({ objection, signature });
  const decision = { ...which, number, objection: nth, upheld: true, reasoning: salted(), deadline };
  const decided = await signDecision(arbiter.signer, deployment, decision);
  await arbiter.client.watchlist.decideObjectionAndWait({ decision, signature: decided });
}

/** A company of no place: area 000000, with a check character that is right. */
export function madeUpCompany(check: (body: string) => string): WatchlistSubject {
  const digits = BigInt(hexlify(randomBytes(6))) % 1_000_000_000n;
  const body = `91000000${String(digits).padStart(9, "0")}`;
  return { kind: "CN-USCC", identifier: `${body}${check(body)}` };
}
