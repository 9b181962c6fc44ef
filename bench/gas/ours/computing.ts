import { id, type Signer } from "ethers";
import { type ConnectedClient, connect } from "../../../src/sdk/core/connect.ts";
import { acceptResultAndWait } from "../../../src/sdk/data/actions/computations/accept-result.ts";
import { approveComputationAndWait } from "../../../src/sdk/data/actions/computations/approve-computation.ts";
import { commitResultAndWait } from "../../../src/sdk/data/actions/computations/commit-result.ts";
import { proposeComputationAndWait } from "../../../src/sdk/data/actions/computations/propose-computation.ts";
import { revealResultAndWait } from "../../../src/sdk/data/actions/computations/reveal-result.ts";
import { tallyComputationAndWait } from "../../../src/sdk/data/actions/computations/tally-computation.ts";
import { agreementsContract, computationsContract } from "../../../src/sdk/data/contracts.ts";
import { resultCommitment } from "../../../src/sdk/data/model/job/answer.ts";
import type { Job } from "../../../src/sdk/data/model/job/job.ts";
import { signJobApproval, signJobProposal } from "../../../src/sdk/data/model/job/sign-job.ts";
import { dutyBits } from "../../../src/sdk/members/model/duties.ts";
import { shareData } from "../../../src/testing/share-data.ts";
import { type Chain, START } from "../chain.ts";
import { bytes, word } from "../dense.ts";
import { actingCouncil } from "./council.ts";
import type { System } from "./system.ts";

const DAY = 86_400;
/** Fixed, because zero bytes cost less; days after everything else that is measured. */
const [APPROVE_UNTIL, COMMIT_UNTIL, REVEAL_UNTIL] = [
  START + 401 * DAY + 1,
  START + 402 * DAY + 1,
  START + 403 * DAY + 1,
];
const PERIOD = 0x11111;
const ANSWER = { resultHash: word("result"), logHash: word("log"), salt: word("salt") };

/** A job on the data of organisations 2 and 3 for organisation 1, which all three compute, and nobody challenges. */
export async function computing(chain: Chain, system: System): Promise<Record<string, number>> {
  const { client, members, admins, maker, relayer } = system;
  const { deployment } = client;
  const accounts = await chain.ethers.getSigners();
  // The station's operator is a MAKER of organisation 2; the node's last account becomes one of organisation 3.
  const [second, third] = [accounts[8], accounts[19]] as unknown as [Signer, Signer];
  const person = bytes("computes", 20);
  await (await members.connect(admins[2]).enrol(await third.getAddress(), dutyBits(["MAKER"]), 0, person)).wait();
  const council = await actingCouncil(chain, system);
  const agreements = agreementsContract(client).connect(council);
  await (await agreements.setUser(await computationsContract(client).getAddress(), true)).wait();

  const signers: readonly [Signer, Signer, Signer] = [maker, second, third];
  const party = async (n: 0 | 1 | 2) => {
    const signer = signers[n];
    return { org: n + 1, signer, client: await connect({ signer, deployment }) };
  };
  const [bank, ...owners] = [await party(0), await party(1), await party(2)] as const;
  const shared = [];
  for (const owner of owners) shared.push(await shareData(owner, bank, START, { days: 500, salt: id("offer") }));
  const job: Job = {
    requester: 1,
    algorithmHash: word("algorithm"),
    purpose: "CreditChecking",
    inputs: shared.map(({ input }) => input),
    executors: { orgs: [1, 2, 3], quorum: 2 },
    reserves: { orgs: [4], quorum: 1, challengePeriod: PERIOD, recommitPeriod: PERIOD, rerevealPeriod: PERIOD },
    approveUntil: APPROVE_UNTIL,
    commitUntil: COMMIT_UNTIL,
    revealUntil: REVEAL_UNTIL,
    nonce: BigInt(word("nonce")),
  };
  const relay = await connect({ signer: relayer, deployment });
  return measure(chain, relay, [bank, ...owners], job);
}

interface Party {
  readonly org: number;
  readonly signer: Signer;
  readonly client: ConnectedClient;
}

async function measure(chain: Chain, relay: ConnectedClient, parties: readonly [Party, Party, Party], job: Job) {
  const { deployment } = relay;
  const [bank, ...owners] = parties;
  const signature = await signJobProposal(bank.signer, deployment, job);
  const proposed = await proposeComputationAndWait(relay, { job, signature });
  const signatures = await Promise.all(owners.map(({ signer }) => signJobApproval(signer, deployment, job)));
  const approved = await approveComputationAndWait(relay, { job, signatures });
  const { computation } = proposed;
  const [committed, revealed] = [[0], [0]];
  for (const { org: executor, client } of parties) {
    const commitment = resultCommitment({ computation, executor, ...ANSWER });
    committed.push(gasOf(await commitResultAndWait(client, { job, commitment })));
  }
  for (const { client } of parties) revealed.push(gasOf(await revealResultAndWait(client, { job, answer: ANSWER })));
  const tallied = await tallyComputationAndWait(relay, { job });
  await chain.pass(PERIOD + 1);
  return {
    "computation-propose": gasOf(proposed),
    "computation-approve-2": gasOf(approved),
    "computation-commit": committed[2] ?? 0, // the first one opens the sets' slot
    "computation-reveal": revealed[2] ?? 0,
    "computation-tally-3": gasOf(tallied),
    "computation-receipt": gasOf(await acceptResultAndWait(relay, { job })),
  };
}

const gasOf = ({ receipt }: { readonly receipt: { readonly gasUsed: bigint } }) => Number(receipt.gasUsed);
