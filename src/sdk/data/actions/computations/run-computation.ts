import { hexlify, randomBytes } from "ethers";
import { checkBytes32 } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import { requireBlock } from "../../../core/require-block.ts";
import { rpc } from "../../../core/rpc.ts";
import { checkNumber } from "../../../core/whole.ts";
import type { WriteOptions } from "../../../core/write.ts";
import { computationsContract } from "../../contracts.ts";
import { dataError } from "../../errors.ts";
import { type Answer, resultCommitment } from "../../model/job/answer.ts";
import type { JobStatus } from "../../model/job/computation.ts";
import { commitsAreOver, computersOf, roundTimes } from "../../model/job/job-times.ts";
import { commitResultAndWait } from "./commit-result.ts";
import { type GetComputationReturnType, getComputation } from "./get-computation.ts";
import { revealResultAndWait } from "./reveal-result.ts";

/** Computes a job. The same job gives the same result, whoever computes it. */
export type ComputeJob = (computation: GetComputationReturnType) => Promise<Omit<Answer, "salt">>;

/** Where an executor keeps what it committed to, from before it commits until the job is over. What is put is there after a crash. */
export interface AnswerStore {
  get(computation: string): Promise<Answer | undefined>;
  put(computation: string, answer: Answer): Promise<void>;
}

export interface RunComputationParameters extends WriteOptions {
  /** The job's id. */
  readonly computation: string;
  /** Organisation of the client's account. */
  readonly executor: number;
  /** Called once, unless the store has an answer. */
  readonly compute: ComputeJob;
  readonly answers: AnswerStore;
}

export interface RunComputationReturnType {
  readonly computation: string;
  readonly status: JobStatus;
  /** `none`: there is nothing that this executor can do now. */
  readonly did: "committed" | "revealed" | "none";
  /** First second in which it can do something more, unless others make it earlier; absent where there is nothing more to do in this step. */
  readonly nextAt?: number;
}

/**
 * Does what an executor, or a reserve after a challenge, can do now: computes and commits, or reveals. It is called again at `nextAt`, or when
 * something happened to the job, and after a crash: what was done is not done again.
 *
 * @throws `ANSWER_LOST`; what `compute` and `answers` throw; `Computations_*`; `Members_*`; `NOT_FOUND`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { runComputation } from "tallystick/data";
 *
 * const { did, nextAt } = await runComputation(client, { computation, executor: 4, compute, answers });
 */
export async function runComputation(
  client: Client,
  parameters: RunComputationParameters,
): Promise<RunComputationReturnType> {
  const { compute, answers, executor: given, computation: id, ...options } = parameters;
  const computation = checkBytes32("computation", id);
  const executor = checkNumber("executor", given);
  const known = await getComputation(client, { computation });
  const { job, status } = known;
  const nothing = { computation, status, did: "none" } as const;
  const { orgs, round } = computersOf(job, known);
  if ((status !== "Approved" && status !== "Challenged") || !orgs.includes(executor)) return nothing;
  const { timestamp } = await requireBlock(client.provider, "latest");
  const { commitUntil, revealUntil } = roundTimes(job, known);

  if (!round.committed.includes(executor)) {
    if (timestamp > commitUntil) return nothing;
    const answer = (await answers.get(computation)) ?? (await computeAndPut(known, compute, answers));
    const commitment = resultCommitment({ computation, executor, ...answer });
    await commitResultAndWait(client, { job, commitment, ...options });
    return { computation, status, did: "committed", nextAt: commitUntil + 1 };
  }
  if (round.revealed.includes(executor) || round.mismatched.includes(executor)) return nothing;
  if (!commitsAreOver(job, known, timestamp)) return { ...nothing, nextAt: commitUntil + 1 };
  if (timestamp > revealUntil) return nothing;
  const answer = await answers.get(computation);
  const commitment = await rpc(() => computationsContract(client).answerOf(computation, executor));
  if (answer === undefined || resultCommitment({ computation, executor, ...answer }) !== commitment) {
    // Revealed, it would be on record as something else than was committed to.
    throw dataError("ANSWER_LOST", `what ${executor} committed to for ${computation} is not kept`, {
      computation,
      executor,
    });
  }
  await revealResultAndWait(client, { job, answer, ...options });
  return { computation, status, did: "revealed" };
}

async function computeAndPut(
  known: GetComputationReturnType,
  compute: ComputeJob,
  answers: AnswerStore,
): Promise<Answer> {
  const { resultHash, logHash } = await compute(known);
  const answer = { resultHash, logHash, salt: hexlify(randomBytes(32)) };
  await answers.put(known.computation, answer);
  return answer;
}
