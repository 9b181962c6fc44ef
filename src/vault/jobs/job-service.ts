import { id } from "ethers";
import type { Clock } from "../../lib/clock.ts";
import type { Parameters } from "../compute/run/bind-parameters.ts";
import { spendBudget } from "../compute/run/budget.ts";
import { type Asked, runQuery } from "../compute/run/run-query.ts";
import type { Session } from "../store/challenges.ts";
import type { Results } from "../store/results.ts";
import type { AnswerService } from "./answer.ts";
import { type JobInputsParameters, refuseJob, requireRunnable } from "./job-inputs.ts";
import type { GivenAnswer, JobResult, Question } from "./job-result.ts";

/** What is asked for, as the job's algorithm names it. */
export interface AskedJob {
  readonly computation: string;
  readonly query: Asked;
  readonly parameters?: Parameters;
}

export interface JobServiceParameters extends JobInputsParameters {
  readonly results: Results<JobResult>;
  readonly answers: AnswerService;
  readonly clock: Clock;
}

/** Runs jobs that every owner approved, for their requester. */
export interface JobService {
  run(session: Session, asked: AskedJob): Promise<JobResult>;
  /** Says yes or no to one question about one number, as a statement that the vault signs. One for each job. */
  answer(session: Session, asked: AskedJob, question: Question): Promise<GivenAnswer>;
}

export function jobService(parameters: JobServiceParameters): JobService {
  const { settings, results, answers, clock } = parameters;
  const { policy, threads = 1, start, digestFile } = settings;

  /** @throws `COMPUTATION_REFUSED`; as `runQuery`. */
  async function compute(session: Session, { computation, query, parameters: given }: AskedJob): Promise<JobResult> {
    const { job, tables } = await requireRunnable(parameters, computation);
    if (job.requester !== session.org) throw refuseJob(computation, "its requester is another organisation");
    const before = results.get(computation);
    if (before !== undefined) return before;
    const { document, hash, logHash } = await runQuery({
      tables,
      policy,
      query,
      ...(given && { parameters: given }),
      threads,
      start,
      digestFile,
      clock,
      async onRead(algorithm, inputs) {
        if (algorithm !== job.algorithmHash) {
          throw refuseJob(computation, "what was approved is another algorithm", {
            algorithm,
            approved: job.algorithmHash,
          });
        }
        const budgeted = id(JSON.stringify([algorithm, inputs]));
        for (const { agreement } of job.inputs) await spendBudget(results, policy, agreement, budgeted);
      },
    });
    return results.keep(computation, { algorithm: job.algorithmHash, document, resultHash: hash, logHash });
  }

  return {
    async run(session, asked) {
      if (settings.gives === "answer")
        throw refuseJob(asked.computation, "this vault answers questions, and gives no results");
      return compute(session, asked);
    },
    async answer(session, asked, question) {
      const result = await compute(session, asked);
      const { job } = await requireRunnable(parameters, asked.computation);
      return answers.answer({ computation: asked.computation, job, result, question });
    },
  };
}
