import type { Computation } from "./computation.ts";
import type { Job } from "./job.ts";

/** Last seconds of the step that a job is in. */
export interface RoundTimes {
  readonly commitUntil: number;
  readonly revealUntil: number;
}

/** Of the executors' round, or after a challenge of the reserves'. */
export function roundTimes(job: Job, { status, since }: Pick<Computation, "status" | "since">): RoundTimes {
  if (status !== "Challenged" || job.reserves === undefined) {
    return { commitUntil: Number(job.commitUntil), revealUntil: Number(job.revealUntil) };
  }
  const commitUntil = since + job.reserves.recommitPeriod;
  return { commitUntil, revealUntil: commitUntil + job.reserves.rerevealPeriod };
}

/** Whether nobody can commit any more, at a time. */
export function commitsAreOver(job: Job, computation: Computation, time: number): boolean {
  const { orgs, round } = computersOf(job, computation);
  return round.committed.length === orgs.length || time > roundTimes(job, computation).commitUntil;
}

/** Who computes in this step, and what they did. */
export function computersOf(job: Job, { status, executors, reserves }: Computation) {
  return status === "Challenged"
    ? { orgs: job.reserves?.orgs ?? [], round: reserves }
    : { orgs: job.executors.orgs, round: executors };
}
