import { checkBytes32 } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import { deployedContract } from "../../../core/deployment.ts";
import { queryEvents } from "../../../core/query-events.ts";
import { type CheckResult, runCheck, toFinding } from "../../../core/run-check.ts";
import { computationsContract } from "../../contracts.ts";
import { type RevealedResult, transcriptOf } from "../../model/job/answer.ts";
import { jobId } from "../../model/job/sign-job.ts";
import { getVersion } from "../catalog/get-version.ts";
import { type GetComputationReturnType, getComputation } from "./get-computation.ts";

export interface VerifyComputationParameters {
  /** The job's id. */
  readonly computation: string;
  /** What is claimed to be its result. */
  readonly resultHash?: string;
  /** What is claimed to have been computed. */
  readonly algorithmHash?: string;
}

export interface VerifyComputationReturnType {
  readonly ok: boolean;
  readonly checks: readonly CheckResult[];
  readonly computation: GetComputationReturnType;
}

/**
 * Verifies a job from the chain's events: that its terms are those of its id, its inputs are what was published, and its result, which was
 * accepted, is what the quorum revealed; and that a result or algorithm that somebody shows is this one.
 *
 * @throws `NOT_FOUND` where no such job was proposed; `ARGUMENT_INVALID`.
 *
 * @example
 * import { verifyComputation } from "tallystick/data";
 *
 * const { ok, checks } = await verifyComputation(client, { computation, resultHash });
 */
export async function verifyComputation(
  client: Client,
  parameters: VerifyComputationParameters,
): Promise<VerifyComputationReturnType> {
  const { resultHash, algorithmHash } = parameters;
  const claimed = resultHash === undefined ? undefined : checkBytes32("resultHash", resultHash);
  const algorithm = algorithmHash === undefined ? undefined : checkBytes32("algorithmHash", algorithmHash);
  const known = await getComputation(client, { computation: parameters.computation });
  const { job, status } = known;
  const revealed = await listRevealed(client, known.computation);
  const checks = [
    await runCheck("job", () => {
      const id = jobId(client.deployment, job);
      return toFinding(id === known.computation, "its terms are those of its id", `its terms have the id ${id}`);
    }),
    await runCheck("inputs", () => inputsArePublished(client, known)),
    await runCheck("transcript", () => {
      const ours = transcriptOf(revealed);
      return toFinding(ours === known.transcript, `${revealed.length} reveals`, "events and record differ");
    }),
    await runCheck("quorum", () => hasQuorum(known, revealed)),
    await runCheck("accepted", () => toFinding(status === "Accepted", "the result is accepted", `it is ${status}`)),
  ];
  if (claimed !== undefined) {
    const has = known.resultHash;
    checks.push(
      await runCheck("result", () => toFinding(claimed === has, claimed, `the result is ${has ?? "not there"}`)),
    );
  }
  if (algorithm !== undefined) {
    const has = job.algorithmHash;
    checks.push(await runCheck("algorithm", () => toFinding(algorithm === has, has, `the algorithm is ${has}`)));
  }
  return { ok: checks.every(({ ok }) => ok), checks, computation: known };
}

async function listRevealed(client: Client, computation: string): Promise<RevealedResult[]> {
  const contract = computationsContract(client);
  const { block } = deployedContract(client.deployment, "Computations", "data");
  const revealed: RevealedResult[] = [];
  for await (const { args } of queryEvents(client, contract, contract.filters.ResultRevealed(computation), {
    fromBlock: block,
  })) {
    revealed.push({ executor: Number(args.executor), resultHash: args.resultHash, logHash: args.logHash });
  }
  return revealed;
}

async function inputsArePublished(client: Client, { job }: GetComputationReturnType) {
  for (const [n, { resource, version: number, contentRoot }] of job.inputs.entries()) {
    const { version } = await getVersion(client, { resource, number });
    if (version.contentRoot !== contentRoot) {
      return { ok: false, detail: `input ${n} has ${contentRoot}, and the version ${version.contentRoot}` };
    }
  }
  return { ok: true, detail: `${job.inputs.length} inputs are what was published` };
}

function hasQuorum({ job, resultHash }: GetComputationReturnType, revealed: readonly RevealedResult[]) {
  const { orgs, quorum } = job.executors;
  const have = revealed.filter((each) => orgs.includes(each.executor) && each.resultHash === resultHash);
  const who = have.map(({ executor }) => executor).join(", ");
  return toFinding(
    resultHash !== undefined && have.length >= quorum,
    `${have.length} of ${orgs.length} executors came to it: ${who}`,
    `no result was revealed by ${quorum} of ${orgs.length} executors`,
  );
}
