import { systemClock } from "../../lib/clock.ts";
import { approveComputationAndWait } from "../../sdk/data/actions/computations/approve-computation.ts";
import { proposeComputationAndWait } from "../../sdk/data/actions/computations/propose-computation.ts";
import { type AnswerStore, runComputation } from "../../sdk/data/actions/computations/run-computation.ts";
import {
  type TallyComputationReturnType,
  tallyComputationAndWait,
} from "../../sdk/data/actions/computations/tally-computation.ts";
import { verifyComputation } from "../../sdk/data/actions/computations/verify-computation.ts";
import { algorithmHash } from "../../sdk/data/model/algorithm.ts";
import type { Answer } from "../../sdk/data/model/job/answer.ts";
import type { Job } from "../../sdk/data/model/job/job.ts";
import { signJobApproval, signJobProposal } from "../../sdk/data/model/job/sign-job.ts";
import { resultHash } from "../../sdk/data/model/result.ts";
import type { ResultDocument } from "../../sdk/data/model/result-document.ts";
import { digestFile } from "../../vault/compute/engine/digest-file.ts";
import { ENGINE } from "../../vault/compute/engine/engine-name.ts";
import { startProcess } from "../../vault/compute/engine/start-process.ts";
import { policyHash } from "../../vault/compute/policy/policy-hash.ts";
import type { QueryResult } from "../../vault/compute/run/compute-result.ts";
import type { InputTable } from "../../vault/compute/run/inputs.ts";
import { runQuery } from "../../vault/compute/run/run-query.ts";
import { chainTime } from "../shared/chain-clock.ts";
import type { Stage } from "../shared/scenario.ts";
import type { Parties } from "./parties.ts";
import { LOAD_POLICY, MEAN_LOAD } from "./policy.ts";
import type { PublishedLoad } from "./publish.ts";

const DAY = 86_400;

/** Runs a statement over the published file, as an executor does: its digest is that of what was published. */
export async function runOver({ document }: PublishedLoad, sql: string, threads = 1): Promise<QueryResult> {
  const { path, digest } = document.source;
  const { contentRoot } = document.version;
  const table: InputTable = { path, format: "csv", contentRoot, proof: { digest } };
  return runQuery({
    tables: { load: table },
    policy: LOAD_POLICY,
    query: { sql },
    threads,
    start: startProcess,
    digestFile,
    clock: systemClock,
  });
}

/** What came of the job. */
export interface ComputedMean {
  readonly document: ResultDocument;
  readonly tally: TallyComputationReturnType;
  /** Whether the chain's events, the published root and the document that North Bank holds agree. */
  readonly verified: boolean;
  /** Whether who did not lie came to one result, each with another number of threads. */
  readonly agreed: boolean;
}

/** North Bank proposes the job, the grid company approves it, three compute it. The last one says something else than it found. */
export async function computeMean(
  { deployment }: Pick<Stage, "deployment">,
  parties: Parties,
  published: PublishedLoad,
  agreement: string,
): Promise<ComputedMean> {
  const { north, grid, executors } = parties;
  const job = await jobOf(parties, published, agreement);
  const signature = await signJobProposal(north.signer, deployment, job);
  const { computation } = await proposeComputationAndWait(north.client, { job, signature });
  const approval = await signJobApproval(grid.signer, deployment, job);
  await approveComputationAndWait(north.client, { job, signatures: [approval] });

  const results: QueryResult[] = [];
  const liar = executors.at(-1);
  const act = executors.map((executor, n) => {
    const answers = answersInMemory();
    const compute = async () => {
      const result = await runOver(published, MEAN_LOAD, n + 1);
      results.push(result);
      const said = executor === liar ? resultHash(altered(result.document)) : result.hash;
      return { resultHash: said, logHash: result.logHash };
    };
    return () => runComputation(executor.client, { computation, executor: executor.org, compute, answers });
  });
  for (const commit of act) await commit();
  for (const reveal of act) await reveal();
  const tally = await tallyComputationAndWait(north.client, { job });

  const [{ document, hash }] = results as [QueryResult];
  const { algorithmHash: algorithm } = job;
  const claimed = { computation, resultHash: resultHash(document), algorithmHash: algorithm };
  const { ok } = await verifyComputation(north.client, claimed);
  return { document, tally, verified: ok, agreed: results.every((each) => each.hash === hash) };
}

async function jobOf(
  { north, executors }: Parties,
  { resource, document }: PublishedLoad,
  agreement: string,
): Promise<Job> {
  const now = await chainTime(north.client.provider);
  const query = { sql: MEAN_LOAD };
  const { contentRoot } = document.version;
  return {
    requester: north.org,
    algorithmHash: algorithmHash({ query, parameters: {}, policyHash: policyHash(LOAD_POLICY), engine: ENGINE }),
    purpose: "CreditChecking",
    inputs: [{ agreement, resource, version: 1, contentRoot }],
    executors: { orgs: executors.map(({ org }) => org).sort((a, b) => a - b), quorum: 2 },
    approveUntil: now + DAY,
    commitUntil: now + 2 * DAY,
    revealUntil: now + 3 * DAY,
    nonce: 1,
  };
}

/** The result with another first digit of one mean. */
function altered(document: ResultDocument): ResultDocument {
  const [[district = null, month = null, mean = null] = [], ...others] = document.rows;
  const text = String(mean);
  const other = `${text.startsWith("1") ? 2 : 1}${text.slice(1)}`;
  return { ...document, rows: [[district, month, other], ...others] };
}

function answersInMemory(): AnswerStore {
  const kept = new Map<string, Answer>();
  return {
    get: async (computation) => kept.get(computation),
    put: async (computation, answer) => void kept.set(computation, answer),
  };
}

/** The executor that a number stands for. */
export const nameOf = ({ executors }: Parties, org: number): string =>
  executors.find((each) => each.org === org)?.name ?? `organisation ${org}`;
