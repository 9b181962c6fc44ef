import type { GetComputationReturnType } from "../../../sdk/data/actions/computations/get-computation.ts";
import type { ComputationOutcome } from "../../../sdk/data/model/job/outcome.ts";
import { showTime } from "../../shared/tables.ts";

/** A job as it stands, line by line. */
export function showComputation(found: GetComputationReturnType): string {
  const { computation, status, job, since, approved, executors, reserves, resultHash } = found;
  const round = ({ committed, revealed, mismatched, agreed }: typeof executors) =>
    [
      `committed ${orgs(committed)}`,
      `revealed ${orgs(revealed)}`,
      ...(mismatched.length === 0 ? [] : [`revealed something else ${orgs(mismatched)}`]),
      ...(agreed.length === 0 ? [] : [`agreed ${orgs(agreed)}`]),
    ].join("; ");
  return [
    `${computation}  ${status} since ${showTime(BigInt(since))}`,
    `requester   ${job.requester}`,
    `algorithm   ${job.algorithmHash}`,
    `inputs      ${job.inputs.length}, approved ${approved.length}`,
    `executors   ${orgs(job.executors.orgs)}, quorum ${job.executors.quorum}: ${round(executors)}`,
    ...(job.reserves === undefined
      ? []
      : [`reserves    ${orgs(job.reserves.orgs)}, quorum ${job.reserves.quorum}: ${round(reserves)}`]),
    `until       approve ${showTime(BigInt(job.approveUntil))}, commit ${showTime(BigInt(job.commitUntil))}, reveal ${showTime(BigInt(job.revealUntil))}`,
    ...(resultHash === undefined ? [] : [`result      ${resultHash}`]),
  ].join("\n");
}

/** Who did not come to the result that stands. */
export const showNamed = ({ named }: Pick<ComputationOutcome, "named">): string[] =>
  named.map(({ executor, did }) => `organisation ${executor} ${did}`);

const orgs = (list: readonly number[]) => (list.length === 0 ? "-" : list.join(", "));
