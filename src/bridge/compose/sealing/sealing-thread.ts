import { TallyError } from "../../../lib/errors.ts";
import type { RunningSealer } from "../../batch/sealer.ts";
import type { Field } from "../../model/field.ts";
import { endWorker } from "../end-worker.ts";
import type { OnPoint } from "../points/point.ts";
import { startWorker } from "../start-worker.ts";
import type { Answer, Request, SealingSetup } from "./messages.ts";

/** A sealer in a thread of its own, on a connection of its own to the embedded store. */
export function startSealingThread(setup: SealingSetup, field: Field, onPoint?: OnPoint): RunningSealer {
  const worker = startWorker(import.meta.url, setup, onPoint);
  const waiting = new Map<number, { resolve(closed: number): void; reject(error: unknown): void }>();
  let next = 0;
  let gone: unknown;
  const ended = new Promise<void>((resolve) => worker.once("exit", () => resolve()));
  const post = (request: Request) => worker.postMessage(request);

  const fail = (error: unknown) => {
    gone ??= error;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.on("error", fail);
  worker.on("exit", (code) =>
    fail(new TallyError("INTERNAL", `the sealing thread ended (${code})`, { retryable: false })),
  );
  worker.on("message", (answer: Answer) => {
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ("closed" in answer) asked?.resolve(answer.closed);
    else asked?.reject(new TallyError(answer.code, answer.message, { retryable: answer.retryable }));
  });
  post({ kind: "field", field });

  return {
    setField: (changed) => post({ kind: "field", field: changed }),
    closeDue(station, now, all = false) {
      if (gone !== undefined) return Promise.reject(gone);
      const id = next++;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        post({ kind: "close", id, station, now, all });
      });
    },
    async close() {
      // A thread that has ended already hears nothing, and has ended.
      post({ kind: "stop" });
      await endWorker(worker, ended);
    },
  };
}
