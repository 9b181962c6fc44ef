import { safe } from "../../../core/whole.ts";
import { purposesOf } from "../purposes.ts";
import type { Job } from "./job.ts";

/** A job as an event has it. */
export interface EmittedJob {
  readonly requester: bigint;
  readonly algorithmHash: string;
  readonly purpose: bigint;
  readonly inputs: readonly {
    readonly agreement: string;
    readonly resource: string;
    readonly version: bigint;
    readonly contentRoot: string;
  }[];
  readonly executors: readonly bigint[];
  readonly quorum: bigint;
  readonly reserves: readonly bigint[];
  readonly reserveQuorum: bigint;
  readonly approveUntil: bigint;
  readonly commitUntil: bigint;
  readonly revealUntil: bigint;
  readonly challengePeriod: bigint;
  readonly recommitPeriod: bigint;
  readonly rerevealPeriod: bigint;
  readonly nonce: bigint;
}

/** A job of an event as the SDK has it. What was signed is the same. */
export function jobFrom(emitted: EmittedJob): Job {
  const orgs = (list: readonly bigint[]) => list.map(Number);
  const reserves = {
    orgs: orgs(emitted.reserves),
    quorum: Number(emitted.reserveQuorum),
    challengePeriod: Number(emitted.challengePeriod),
    recommitPeriod: Number(emitted.recommitPeriod),
    rerevealPeriod: Number(emitted.rerevealPeriod),
  };
  return {
    requester: Number(emitted.requester),
    algorithmHash: emitted.algorithmHash,
    purpose: purposesOf(1n << emitted.purpose)[0] ?? Number(emitted.purpose),
    inputs: emitted.inputs.map(({ agreement, resource, version, contentRoot }) => ({
      agreement,
      resource,
      version: Number(version),
      contentRoot,
    })),
    executors: { orgs: orgs(emitted.executors), quorum: Number(emitted.quorum) },
    ...(reserves.orgs.length > 0 && { reserves }),
    approveUntil: safe("approveUntil", emitted.approveUntil),
    commitUntil: safe("commitUntil", emitted.commitUntil),
    revealUntil: safe("revealUntil", emitted.revealUntil),
    nonce: emitted.nonce,
  };
}
