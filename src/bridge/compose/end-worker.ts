import type { Worker } from "node:worker_threads";
import { systemClock } from "../../lib/clock.ts";
import { endsWithin } from "../../lib/grace.ts";

/** Milliseconds that a thread has to end by itself, once it was told to. */
const GRACE = 5_000;

/**
 * Waits for a thread that was told to stop, and ends it where it does not: it may wait for a node that never answers, or judge a
 * large batch. Nothing is lost by that. What it writes, it writes in transactions, and what it had not done is done after the next start.
 */
export async function endWorker(worker: Worker, ended: Promise<void>): Promise<void> {
  if (!(await endsWithin(ended, GRACE, systemClock))) await worker.terminate();
  await ended;
}
