import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { hexlify, keccak256, toUtf8Bytes } from "ethers";
import { connectAll, type FullClient } from "../sdk/all.ts";
import type { WatchlistTerms } from "../sdk/watchlist/actions/create-list.ts";
import { watchlistEip712Domain } from "../sdk/watchlist/model/eip712.ts";
import type { ReportMessage } from "../sdk/watchlist/model/messages.ts";
import { signDecision, signObjection, signReport } from "../sdk/watchlist/model/sign.ts";
import type { WatchlistSubject } from "../sdk/watchlist/model/subject.ts";
import type { SubjectKey } from "../sdk/watchlist/model/tag.ts";
import { evaluateSubjects } from "../sdk/watchlist/service/evaluate-subjects.ts";
import type { WatchlistSession } from "../sdk/watchlist/service/open-session.ts";
import { type EpochKey, newEpochKey } from "../watchlist/keys/key-file.ts";
import { admitted } from "./admit.ts";
import { sharedChain } from "./shared-chain.ts";
import { deployTestSystem, systemAt, type TestSystem } from "./system.ts";

const DAY = 86_400;

export const WATCHLIST_TERMS: WatchlistTerms = {
  k: 2,
  quorum: 2,
  welcome: 100,
  price: 1,
  reward: 5,
  stake: 10,
  maturity: DAY,
  maxLife: 365 * DAY,
  decideWithin: 10 * DAY,
  lead: DAY,
};

const EVIDENCE = keccak256(toUtf8Bytes("salted evidence"));

/** One organisation of the list, with an account that has every duty. */
export interface WatchlistMember {
  readonly org: number;
  readonly client: FullClient;
  readonly signer: HardhatEthersSigner;
}

export interface WatchlistSystem extends TestSystem {
  readonly list: string;
  readonly key: EpochKey;
  readonly operator: WatchlistMember;
  readonly bank: WatchlistMember;
  readonly store: WatchlistMember;
  readonly regulator: WatchlistMember;
  readonly stranger: HardhatEthersSigner;
  /** Time of the newest block. */
  now(): Promise<number>;
  wait(seconds: number): Promise<void>;
}

const NAMES = ["Lending bank", "Store", "Regulator"] as const;

const take = sharedChain(async (chain) => {
  const { deployment, admin, outsiders } = await deployTestSystem(chain);
  const connected = (signer: HardhatEthersSigner) => connectAll({ signer, deployment });
  const operator = await connected(admin);
  const voters: [FullClient, ...FullClient[]] = [operator];
  const orgs: number[] = [];
  for (const [i, name] of NAMES.entries()) {
    const member = await connected(outsiders[i] as HardhatEthersSigner);
    // More than half decide; who comes later has no vote left to give.
    const enough = voters.slice(0, Math.floor(voters.length / 2) + 1) as [FullClient, ...FullClient[]];
    orgs.push(await admitted(enough, member, name, name === "Regulator" ? ["REGULATOR"] : []));
    voters.push(member);
  }
  const key = newEpochKey(1);
  const publicKey = hexlify(key.publicKey);
  const terms = WATCHLIST_TERMS;
  const { list } = await operator.watchlist.createWatchlistAndWait({ name: "defaulters", terms, publicKey });
  return { deployment, orgs, list, key };
});

/** An operator with a list, two members that report and ask, and a regulator. */
export async function watchlistSystem(): Promise<WatchlistSystem> {
  const { chain, prepared } = await take();
  const { deployment, orgs, list, key } = prepared;
  const member = async (org: number, signer: HardhatEthersSigner): Promise<WatchlistMember> => ({
    org,
    signer,
    client: await connectAll({ signer, deployment }),
  });
  const others = chain.outsiders as [
    HardhatEthersSigner,
    HardhatEthersSigner,
    HardhatEthersSigner,
    HardhatEthersSigner,
  ];
  const send = (method: string, ...parameters: unknown[]) => chain.ethers.provider.send(method, parameters);
  return {
    ...systemAt(chain, deployment),
    list,
    key,
    operator: await member(1, chain.admin),
    bank: await member(orgs[0] as number, others[0]),
    store: await member(orgs[1] as number, others[1]),
    regulator: await member(orgs[2] as number, others[2]),
    stranger: others[3],
    now: async () => Number((await chain.ethers.provider.getBlock("latest"))?.timestamp),
    async wait(seconds) {
      await send("evm_increaseTime", seconds);
      await send("evm_mine");
    },
  };
}

export interface ReportOptions {
  /** Seconds in force. */
  readonly life?: number;
  readonly epoch?: number;
  readonly reason?: number;
}

/** Has a member get a subject's key from the service, and report the subject. */
export async function reportAsked(
  system: WatchlistSystem,
  member: WatchlistMember,
  session: WatchlistSession,
  subject: WatchlistSubject,
  options: ReportOptions = {},
): Promise<SubjectKey & { readonly epoch: number }> {
  const { epoch: wanted } = options;
  const asked = { session, subjects: [subject], ...(wanted !== undefined && { epoch: wanted }) };
  const { keys, epoch } = await evaluateSubjects(member.client, asked);
  const [key] = keys as [SubjectKey];
  await reportKnown(system, member, key, { ...options, epoch });
  return { ...key, epoch };
}

/** Has a member report a subject whose key it has. */
export async function reportKnown(
  system: WatchlistSystem,
  member: WatchlistMember,
  key: SubjectKey,
  { life = 30 * DAY, epoch = 1, reason = 2 }: ReportOptions = {},
): Promise<void> {
  const { deployment, list } = system;
  const now = await system.now();
  const which = { list, epoch, tag: key.tag, organisation: member.org };
  const { number } = await member.client.watchlist.getReport(which);
  const times = { until: BigInt(now + life), deadline: BigInt(now + DAY) };
  const report: ReportMessage = { ...which, number: number + 1, reason, evidence: EVIDENCE, ...times };
  const signature = await signReport(member.signer, deployment, report);
  const knowledge = key.signReport(watchlistEip712Domain(deployment), report);
  await member.client.watchlist.bringReportAndWait({ report, signature, knowledge });
}

/** Has a member object to a report, and the regulator decide. */
export async function correct(
  system: WatchlistSystem,
  objector: WatchlistMember,
  reporter: WatchlistMember,
  tag: string,
  upheld = true,
): Promise<void> {
  const { deployment, list, regulator } = system;
  const which = { list, epoch: 1, tag, organisation: reporter.org };
  const { number, objections } = await objector.client.watchlist.getReport(which);
  const deadline = BigInt((await system.now()) + DAY);
  const objection = {
    ...which,
    number,
    objector: objector.org,
    objection: objections + 1,
    grounds: EVIDENCE,
    deadline,
  };
  const signature = await signObjection(objector.signer, deployment, objection);
  await objector.client.watchlist.objectToReportAndWait({ objection, signature });
  const decision = { ...which, number, objection: objections + 1, upheld, reasoning: EVIDENCE, deadline };
  const decided = await signDecision(regulator.signer, deployment, decision);
  await regulator.client.watchlist.decideObjectionAndWait({ decision, signature: decided });
}
