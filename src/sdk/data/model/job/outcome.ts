import type { TransactionReceipt } from "ethers";
import type { Computations } from "../../../../../types/contracts.ts";
import { eventsOf } from "../../../core/write.ts";
import type { JobStatus } from "./computation.ts";

/** An executor, or reserve, that did not come to the result that stands. */
export interface NamedExecutor {
  readonly executor: number;
  readonly did: "dissented" | "did not commit" | "did not reveal";
  /** Of who dissented. */
  readonly resultHash?: string;
}

export interface ComputationOutcome {
  readonly status: Exclude<JobStatus, "None" | "Proposed" | "Approved" | "Challenged" | "Cancelled">;
  /** The result that stands, is accepted or rejected. */
  readonly resultHash?: string;
  readonly named: readonly NamedExecutor[];
}

/** What became of a job in a transaction that counted or ended it. */
export function outcomeOf(contract: Computations, receipt: TransactionReceipt): ComputationOutcome {
  const dissented = eventsOf(contract, receipt, "ExecutorDissented").map(
    ({ args: { executor, resultHash } }): NamedExecutor => ({
      executor: Number(executor),
      did: "dissented",
      resultHash,
    }),
  );
  const silent = eventsOf(contract, receipt, "ExecutorSilent").map(
    ({ args: { executor, committed } }): NamedExecutor => ({
      executor: Number(executor),
      did: committed ? "did not reveal" : "did not commit",
    }),
  );
  const named = [...dissented, ...silent].sort((a, b) => a.executor - b.executor);
  const [accepted] = eventsOf(contract, receipt, "ResultAccepted");
  if (accepted) return { status: "Accepted", resultHash: accepted.args.resultHash, named };
  const [rejected] = eventsOf(contract, receipt, "ResultRejected");
  if (rejected) return { status: "Rejected", resultHash: rejected.args.resultHash, named };
  const [tallied] = eventsOf(contract, receipt, "ResultTallied");
  if (tallied) return { status: "Tallied", resultHash: tallied.args.resultHash, named };
  return { status: eventsOf(contract, receipt, "JobFailed").length > 0 ? "Failed" : "Stopped", named };
}
