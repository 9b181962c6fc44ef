/** Five organisations: one that wants a result, two whose data it is about and who execute, one more executor, and a reserve. */
import { id, type Signer } from "ethers";
import { requiredProposals } from "../deploy/proposals.ts";
import { type ConnectedClient, connect } from "../sdk/core/connect.ts";
import type { Deployment } from "../sdk/core/deployment.ts";
import type { AgreementTerms } from "../sdk/data/model/agreement/terms.ts";
import type { Job, JobInput } from "../sdk/data/model/job/job.ts";
import { admitted, decide } from "./admit.ts";
import { type SharingParty, shareData } from "./share-data.ts";
import { sharedChain } from "./shared-chain.ts";
import { deployTestSystem, systemAt, type TestSystem } from "./system.ts";

const NAMES = ["Grid", "Factory", "Institute", "Auditor"];
/** Members: requester 1, owners 2 and 3, executors 2, 3 and 4, reserve 5. */
export const PARTIES = NAMES.length + 1;

export interface Computing extends TestSystem {
  /** In the order of their numbers, from 1. */
  readonly parties: readonly [SharingParty, SharingParty, SharingParty, SharingParty, SharingParty];
  /** One of the grid's, one of the factory's, each under the bank's agreement. */
  readonly inputs: readonly [JobInput, JobInput];
  readonly terms: readonly [AgreementTerms, AgreementTerms];
  /** The chain's time. */
  now(): Promise<number>;
  /** Mines a block at a time. */
  goTo(time: number): Promise<void>;
}

const clientsOf = (signers: readonly Signer[], deployment: Deployment) =>
  Promise.all(signers.map((signer) => connect({ signer, deployment })));

/** What the parties agreed on before anything is computed. */
type Shared = Pick<Computing, "inputs" | "terms">;

/** Admits the parties, of whom the first is a member, and has the owners share data with it. */
export async function shareForComputing(signers: readonly Signer[], deployment: Deployment): Promise<Shared> {
  const clients = await clientsOf(signers, deployment);
  const [bank] = clients as [ConnectedClient];
  for (const proposal of await requiredProposals(bank.provider, deployment)) await decide([bank], proposal);
  for (const [n, name] of NAMES.entries()) {
    const majority = Math.floor((n + 1) / 2) + 1; // a proposal passes with it, and takes no more votes
    const voters = clients.slice(0, majority) as [ConnectedClient, ...ConnectedClient[]];
    await admitted(voters, clients[n + 1] as ConnectedClient, name);
  }
  const now = Number((await bank.provider.getBlock("latest"))?.timestamp);
  const party = (n: number) => ({ org: n + 1, client: clients[n] as ConnectedClient, signer: signers[n] as Signer });
  const [grid, factory] = [await shareData(party(1), party(0), now), await shareData(party(2), party(0), now)];
  return { inputs: [grid.input, factory.input], terms: [grid.terms, factory.terms] };
}

const take = sharedChain(async (chain) => {
  const { deployment } = await deployTestSystem(chain);
  const signers = [chain.admin, ...chain.outsiders].slice(0, PARTIES);
  return { deployment, ...(await shareForComputing(signers, deployment)) };
});

export async function computing(): Promise<Computing> {
  const { chain, prepared } = await take();
  const { deployment, inputs, terms } = prepared;
  const signers = [chain.admin, ...chain.outsiders].slice(0, PARTIES);
  const clients = await clientsOf(signers, deployment);
  const { provider } = chain.ethers;
  return {
    ...systemAt(chain, deployment),
    parties: signers.map((signer, n) => ({ org: n + 1, signer, client: clients[n] })) as never,
    inputs,
    terms,
    now: async () => Number((await provider.getBlock("latest"))?.timestamp),
    async goTo(time) {
      await provider.send("evm_setNextBlockTimestamp", [time]);
      await provider.send("evm_mine", []);
    },
  };
}

export const HOUR = 3_600;

/** A job on both inputs, with an hour for each step. */
export async function newJob(
  { inputs, now }: Pick<Computing, "inputs" | "now">,
  changes: Partial<Job> = {},
): Promise<Job> {
  const time = await now();
  return {
    requester: 1,
    algorithmHash: id("SELECT avg(load) FROM readings"),
    purpose: "CreditChecking",
    inputs,
    executors: { orgs: [2, 3, 4], quorum: 2 },
    reserves: { orgs: [5], quorum: 1, challengePeriod: HOUR, recommitPeriod: HOUR, rerevealPeriod: HOUR },
    approveUntil: time + HOUR,
    commitUntil: time + 2 * HOUR,
    revealUntil: time + 3 * HOUR,
    nonce: 1,
    ...changes,
  };
}
