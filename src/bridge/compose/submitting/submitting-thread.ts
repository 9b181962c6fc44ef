import type { TallyError } from "../../../lib/errors.ts";
import type { Logger } from "../../../lib/logger.ts";
import { type Submitting, type SubmittingHooks, submissionOver } from "../../submit/submitting.ts";
import { endWorker } from "../end-worker.ts";
import type { OnPoint } from "../points/point.ts";
import { startWorker } from "../start-worker.ts";
import { ofFault } from "./fault.ts";
import type { SubmittingNews, SubmittingRequest, SubmittingSetup } from "./messages.ts";

/**
 * Submission in a thread of its own, with an outbox, a connection to the embedded store and one to the node of its own: what
 * signing takes, and what the disk takes for each step of a batch, no socket waits for. Resolves once all of them are open.
 *
 * @throws `OUTBOX_LOCKED`, `STORE_FAILED`, `RPC_UNREACHABLE`, `CHAIN_MISMATCH`, `NODE_BEHIND`.
 */
export function startSubmittingThread(
  setup: SubmittingSetup & { readonly folder: string },
  log: Logger,
  onPoint?: OnPoint,
): Promise<Submitting> {
  const worker = startWorker(import.meta.url, setup, onPoint);
  const ended = new Promise<void>((resolve) => worker.once("exit", () => resolve()));
  const post = (request: SubmittingRequest) => worker.postMessage(request);
  let hooks: SubmittingHooks | undefined;
  let stopping = false;
  let over: TallyError | undefined;
  /** Who waits to have heard all, in the order of their questions. */
  const hearing: (() => void)[] = [];
  /** Who waits for a count, in the order of their questions; and the last that was given. */
  const counting: ((count: number) => void)[] = [];
  let counted = 0;
  void ended.then(() => {
    for (const done of hearing.splice(0)) done();
    for (const done of counting.splice(0)) done(counted);
  });

  const submitting: Submitting = {
    get over() {
      return over;
    },
    start(given) {
      hooks = given;
      post({ kind: "start" });
    },
    wake: (station) => post({ kind: "wake", station }),
    heard() {
      if (stopping) return Promise.resolve();
      post({ kind: "hear" });
      return new Promise((resolve) => hearing.push(resolve));
    },
    pending() {
      if (stopping) return Promise.resolve(counted);
      post({ kind: "count" });
      return new Promise((resolve) => counting.push(resolve));
    },
    async close() {
      stopping = true;
      over ??= submissionOver("it was closed");
      // A thread that has ended already hears nothing, and has ended.
      post({ kind: "stop" });
      await endWorker(worker, ended);
    },
  };

  return new Promise((resolve, reject) => {
    /** Nothing is lost by it: what is not sealed is sealed after the next start. */
    const fail = (error: TallyError) => {
      over ??= error;
      reject(error);
      if (stopping) return;
      stopping = true;
      log.error({ err: error }, "the submitting thread ended: start the bridge anew");
      for (const { station } of setup.stations) hooks?.onProblem(station, error);
    };
    worker.on("error", (cause) => fail(submissionOver("its thread failed", cause)));
    worker.on("exit", (code) => fail(submissionOver(`its thread ended (${code})`)));
    worker.on("message", (news: SubmittingNews) => {
      if (news.kind === "ready") resolve(submitting);
      else if (news.kind === "heard") hearing.shift()?.();
      else if (news.kind === "pending") {
        counted = news.count;
        counting.shift()?.(counted);
      } else if (news.kind === "failed") {
        stopping = true;
        reject(ofFault(news.fault));
      } else if (news.kind === "sealed") hooks?.onSealed(news.batch);
      else if (news.kind === "problem") hooks?.onProblem(news.station, news.fault && ofFault(news.fault));
      else if (news.kind === "sending") hooks?.onSending(news.fault && ofFault(news.fault));
      else log[news.level]({ ...news.values, ...(news.fault && { err: ofFault(news.fault) }) }, news.message);
    });
  });
}
