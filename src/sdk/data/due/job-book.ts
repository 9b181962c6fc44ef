import type { StreamedEvent } from "../../core/events/event.ts";
import type { computationsContract } from "../contracts.ts";
import type { Job } from "../model/job/job.ts";
import { jobFrom } from "../model/job/job-from.ts";

/** A job that is not over, as its events tell it. */
export interface BookedJob {
  readonly id: string;
  readonly job: Job;
  /** Counts the events about it. */
  version: number;
}

const ENDS: ReadonlySet<string> = new Set([
  "ResultAccepted",
  "ResultRejected",
  "JobFailed",
  "JobCancelled",
  "JobStopped",
  "JobWithdrawn",
]);

/** What events tell of jobs. */
export class JobBook {
  readonly #jobs = new Map<string, BookedJob>();

  live(): BookedJob[] {
    return [...this.#jobs.values()];
  }

  take(event: StreamedEvent<typeof computationsContract>): void {
    if (!("id" in event.args)) return;
    const { id } = event.args;
    if (event.name === "JobProposed") this.#jobs.set(id, { id, job: jobFrom(event.args.job), version: 0 });
    const known = this.#jobs.get(id);
    if (known !== undefined) known.version++;
    if (ENDS.has(event.name)) this.#jobs.delete(id);
  }
}
