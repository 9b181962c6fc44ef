import { id } from "ethers";
import type { Clock } from "../../lib/clock.ts";
import { getComputation } from "../../sdk/data/actions/computations/get-computation.ts";
import type { Job } from "../../sdk/data/model/job/job.ts";
import type { Parameters } from "../compute/run/bind-parameters.ts";
import { spendBudget } from "../compute/run/budget.ts";
import { type Asked, runQuery } from "../compute/run/run-query.ts";
import type { Session } from "../store/challenges.ts";
import type { Results } from "../store/results.ts";
import type { AnswerService } from "./answer.ts";
import { type JobInputsParameters, refuseJob, requireRunnable, requireStanding } from "./job-inputs.ts";
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

/** Runs jobs that every owner approved. */
export interface JobService {
  /** For the job's requester, and for its executors and reserves, who commit to it. */
  run(session: Session, asked: AskedJob): Promise<JobResult>;
  /** Says yes or no to one question of the requester's about one number, as a statement that the vault signs. One for each agreement, algorithm and inputs. */
  answer(session: Session, asked: AskedJob, question: Question): Promise<GivenAnswer>;
}

interface Computed {
  readonly job: Job;
  readonly result: JobResult;
}

/** Organisations that may ask for something of a job. */
type Askers = (job: Job) => readonly number[];

const requesterOf: Askers = ({ requester }) => [requester];
const partiesOf: Askers = ({ requester, executors, reserves }) => [
  requester,
  ...executors.orgs,
  ...(reserves?.orgs ?? []),
];

export function jobService(parameters: JobServiceParameters): JobService {
  const { client, settings, results, answers, clock } = parameters;
  const { policy, threads = 1, start, digestFile } = settings;

  /** What is stored is given whatever became of the job since, unless it was withdrawn. @throws `COMPUTATION_REFUSED`; as `runQuery`. */
  async function compute(askers: Askers, { org }: Session, asked: AskedJob): Promise<Computed> {
    const { computation, query, parameters: given } = asked;
    const { job, status } = await getComputation(client, { computation });
    if (!askers(job).includes(org)) {
      throw refuseJob(computation, `it is not given to organisation ${org}`, { organisation: org });
    }
    const standing = { computation, job, status };
    const agreements = await requireStanding(parameters, standing);
    const before = results.get(computation);
    if (before !== undefined) return { job, result: before };
    const tables = await requireRunnable(parameters, standing, agreements);
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
    const kept = { algorithm: job.algorithmHash, document, resultHash: hash, logHash };
    return { job, result: results.keep(computation, kept) };
  }

  return {
    async run(session, asked) {
      if (settings.gives === "answer")
        throw refuseJob(asked.computation, "this vault answers questions, and gives no results");
      return (await compute(partiesOf, session, asked)).result;
    },
    async answer(session, asked, question) {
      const { job, result } = await compute(requesterOf, session, asked);
      return answers.answer({ computation: asked.computation, job, result, question });
    },
  };
}
