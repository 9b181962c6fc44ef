/** Steps of a computation that several tests take. */
import { id } from "ethers";
import { approveComputationAndWait } from "../sdk/data/actions/computations/approve-computation.ts";
import { proposeComputationAndWait } from "../sdk/data/actions/computations/propose-computation.ts";
import { type AnswerStore, runComputation } from "../sdk/data/actions/computations/run-computation.ts";
import type { Answer } from "../sdk/data/model/job/answer.ts";
import type { Job } from "../sdk/data/model/job/job.ts";
import { signJobApproval, signJobProposal } from "../sdk/data/model/job/sign-job.ts";
import { type Computing, newJob } from "./computing.ts";

export const RESULT = id("result");

/** A job that both owners have approved. */
export async function approved(
  system: Computing,
  changes: Partial<Job> = {},
): Promise<{ readonly job: Job; readonly computation: string }> {
  const [bank, ...owners] = system.parties;
  const job = await newJob(system, changes);
  const signature = await signJobProposal(bank.signer, system.deployment, job);
  const { computation } = await proposeComputationAndWait(bank.client, { job, signature });
  const signatures = await Promise.all(
    owners.slice(0, 2).map(({ signer }) => signJobApproval(signer, system.deployment, job)),
  );
  await approveComputationAndWait(bank.client, { job, signatures });
  return { job, computation };
}

export function memoryAnswers(): AnswerStore {
  const kept = new Map<string, Answer>();
  return {
    get: async (computation) => kept.get(computation),
    put: async (computation, answer) => void kept.set(computation, answer),
  };
}

export type AnswersByOrg = Readonly<Record<number, AnswerStore>>;

/**
 * All who compute commit, and reveal: `RESULT` where `results` names no other; who has undefined there does nothing.
 *
 * @returns Where each keeps its answer.
 */
export async function runAll(
  system: Computing,
  computation: string,
  results: Readonly<Record<number, string | undefined>> = {},
  { reveal = true } = {},
): Promise<AnswersByOrg> {
  const answers = Object.fromEntries(system.parties.map(({ org }) => [org, memoryAnswers()]));
  const computes = ({ org }: { readonly org: number }) => !(org in results && results[org] === undefined);
  for (const { org, client } of system.parties.filter(computes)) {
    const compute = async () => ({ resultHash: results[org] ?? RESULT, logHash: id(`log of ${org}`) });
    await runComputation(client, { computation, executor: org, compute, answers: answers[org] as AnswerStore });
  }
  const orgs = system.parties.filter(computes).map(({ org }) => org);
  if (reveal) await revealAll(system, computation, answers, orgs);
  return answers;
}

export async function revealAll(
  system: Computing,
  computation: string,
  answers: AnswersByOrg,
  orgs: readonly number[],
): Promise<void> {
  const compute = () => Promise.reject(new Error("it was computed before"));
  for (const { org, client } of system.parties.filter((party) => orgs.includes(party.org))) {
    await runComputation(client, { computation, executor: org, compute, answers: answers[org] as AnswerStore });
  }
}
