import type { TallyError } from "../../lib/errors.ts";
import { Wake } from "../../lib/wake.ts";
import { bridgeError } from "../model/errors.ts";
import { SOLE, type Tenure } from "../model/lease.ts";
import type { StoredBatch } from "../model/store.ts";
import { Submitter, type SubmitterParameters } from "./submitter.ts";

/** What submission tells the bridge. */
export interface SubmittingHooks {
  onSealed(batch: StoredBatch): void;
  /** Hears why sealing does not go on, and `undefined` once it does. */
  onProblem(station: number, error: unknown): void;
  /** Hears why transactions do not go out or are not mined, though they are tried again, and `undefined` once they do. */
  onSending(error: unknown): void;
}

/** The submission of all stations that a bridge proposes for, wherever it runs. */
export interface Submitting {
  start(hooks: SubmittingHooks): void;
  /** A batch of the station was closed. */
  wake(station: number): void;
  /** Resolves once the hooks have heard of all that the store has noted by now. */
  heard(): Promise<void>;
  /** How many transactions are not final. */
  pending(): Promise<number>;
  /** Why nothing is submitted any more: it was closed, or failed. Undefined while it works. */
  readonly over: TallyError | undefined;
  /** Lets go of what is under way, and stops. */
  close(): Promise<void>;
}

/** Nothing is lost by it: what is not sealed is sealed after the next start. */
export function submissionOver(why: string, cause?: unknown): TallyError {
  return bridgeError("SUBMISSION_OVER", `nothing is submitted any more: ${why}`, {}, cause);
}

/**
 * Submission in this thread.
 *
 * @param pending How many transactions of its outbox are not final.
 * @param tenure Which of the stations are this process's to seal.
 */
export function submittingHere(
  stations: readonly number[],
  parameters: Omit<SubmitterParameters, "onSealed" | "onProblem">,
  pending: () => number,
  tenure: Tenure = SOLE,
): Submitting {
  const stopping = new AbortController();
  const wakes = new Map(stations.map((station) => [station, new Wake()]));
  let loops: Promise<void>[] = [];
  return {
    get over() {
      return stopping.signal.aborted ? submissionOver("it was closed") : undefined;
    },
    start(hooks) {
      const submitter = new Submitter({ ...parameters, ...hooks });
      loops = [...wakes].map(([station, wake]) =>
        tenure.whileHeld(station, stopping.signal, async (held) => {
          await submitter.run(station, (signal) => wake.wait(signal), held);
          // What is wrong from here on is for whoever seals the station then.
          hooks.onProblem(station, undefined);
        }),
      );
    },
    wake: (station) => wakes.get(station)?.notify(),
    heard: async () => {},
    pending: async () => pending(),
    async close() {
      stopping.abort();
      await Promise.all(loops);
    },
  };
}
