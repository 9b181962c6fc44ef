import { ZeroHash } from "ethers";
import { checkBytes32, checkThat, checkTime } from "../../../core/check.ts";
import { checkNumber, checkWhole, UINT32 } from "../../../core/whole.ts";
import { checkUint } from "../check-fields.ts";
import { type Purpose, purposeNumber } from "../purposes.ts";

/** What is computed on: a version of a resource, under the requester's agreement with its owner. */
export interface JobInput {
  readonly agreement: string;
  readonly resource: string;
  readonly version: number;
  readonly contentRoot: string;
}

/** Organisations that compute, and how many of them have to have one result: more than half. */
export interface Computers {
  readonly orgs: readonly number[];
  readonly quorum: number;
}

/** Who computes again when a result is challenged, and the seconds of each step. */
export interface Recomputation extends Computers {
  /** From the tally, in which a result can be challenged. */
  readonly challengePeriod: number;
  /** From the challenge, to commit; and from there, to reveal. */
  readonly recommitPeriod: number;
  readonly rerevealPeriod: number;
}

/** A computation as it is agreed. Times are seconds since 1970: the last of each. */
export interface Job {
  readonly requester: number;
  /** See `algorithmHash`. */
  readonly algorithmHash: string;
  readonly purpose: Purpose;
  readonly inputs: readonly JobInput[];
  readonly executors: Computers;
  /** Others than the executors; left out where nobody can challenge. */
  readonly reserves?: Recomputation;
  readonly approveUntil: bigint | number;
  readonly commitUntil: bigint | number;
  readonly revealUntil: bigint | number;
  /** Of the requester's choosing: equal jobs are proposed again under another. */
  readonly nonce: bigint | number;
}

/** A job as it is signed, and as the contract takes it. */
export interface JobArgument {
  readonly requester: number;
  readonly algorithmHash: string;
  readonly purpose: number;
  readonly inputs: JobInput[];
  readonly executors: number[];
  readonly quorum: number;
  readonly reserves: number[];
  readonly reserveQuorum: number;
  readonly approveUntil: bigint;
  readonly commitUntil: bigint;
  readonly revealUntil: bigint;
  readonly challengePeriod: number;
  readonly recommitPeriod: number;
  readonly rerevealPeriod: number;
  readonly nonce: bigint;
}

/** Inputs, executors and reserves of a job at most, each. */
export const MOST_OF_A_JOB = 16;

/** With every field checked and there. What only the chain knows is not looked at. @throws `ARGUMENT_INVALID`, `NOT_SECONDS`. */
export function jobArgument(job: Job): JobArgument {
  const { executors, reserves, inputs } = job;
  checkThat(inputs.length >= 1 && inputs.length <= MOST_OF_A_JOB, "job.inputs", inputs.length, "1 to 16 inputs");
  const algorithmHash = checkBytes32("job.algorithmHash", job.algorithmHash);
  checkThat(algorithmHash !== ZeroHash, "job.algorithmHash", algorithmHash, "a hash");
  const period = (name: Exclude<keyof Recomputation, keyof Computers>) =>
    reserves === undefined ? 0 : checkWhole(`job.reserves.${name}`, reserves[name], 1, UINT32);
  const both = reserves?.orgs.find((org) => executors.orgs.includes(org));
  checkThat(both === undefined, "job.reserves.orgs", both, "others than the executors");
  return {
    requester: checkNumber("job.requester", job.requester),
    algorithmHash,
    purpose: purposeNumber("job.purpose", job.purpose),
    inputs: inputs.map((input, n) => inputArgument(`job.inputs[${n}]`, input)),
    executors: checkComputers("job.executors", executors),
    quorum: executors.quorum,
    reserves: reserves === undefined ? [] : checkComputers("job.reserves", reserves),
    reserveQuorum: reserves?.quorum ?? 0,
    ...timesOf(job),
    challengePeriod: period("challengePeriod"),
    recommitPeriod: period("recommitPeriod"),
    rerevealPeriod: period("rerevealPeriod"),
    nonce: checkUint("job.nonce", job.nonce, 256),
  };
}

function inputArgument(field: string, { agreement, resource, version, contentRoot }: JobInput): JobInput {
  return {
    agreement: checkBytes32(`${field}.agreement`, agreement),
    resource: checkBytes32(`${field}.resource`, resource),
    version: checkNumber(`${field}.version`, version),
    contentRoot: checkBytes32(`${field}.contentRoot`, contentRoot),
  };
}

function checkComputers(field: string, { orgs, quorum }: Computers): number[] {
  checkThat(orgs.length >= 1 && orgs.length <= MOST_OF_A_JOB, `${field}.orgs`, orgs.length, "1 to 16 organisations");
  for (const [n, org] of orgs.entries()) {
    checkNumber(`${field}.orgs[${n}]`, org);
    checkThat(org > (orgs[n - 1] ?? 0), `${field}.orgs[${n}]`, org, "above the one before it");
  }
  checkWhole(`${field}.quorum`, quorum, Math.floor(orgs.length / 2) + 1, orgs.length);
  return [...orgs];
}

function timesOf(job: Job) {
  const approveUntil = checkTime("job.approveUntil", job.approveUntil);
  const commitUntil = checkTime("job.commitUntil", job.commitUntil);
  const revealUntil = checkTime("job.revealUntil", job.revealUntil);
  checkThat(commitUntil > approveUntil, "job.commitUntil", commitUntil, "after approveUntil");
  checkThat(revealUntil > commitUntil, "job.revealUntil", revealUntil, "after commitUntil");
  return { approveUntil, commitUntil, revealUntil };
}
