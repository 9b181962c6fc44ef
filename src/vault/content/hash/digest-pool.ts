import { extname } from "node:path";
import { Worker } from "node:worker_threads";
import type { RowBatch } from "../../../sdk/data/model/extraction/write.ts";
import { createDigester, type DigestSetup } from "./digest-batch.ts";

/** Hashes batches of rows, each as soon as a thread is free. */
export interface DigestPool {
  /** Batches that can be hashed at once without one waiting. */
  readonly width: number;
  /** The batch's buffers are the pool's from then on. */
  digest(batch: RowBatch): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** In the caller's thread, for a small content. */
export function digestHere(setup: DigestSetup): DigestPool {
  const digest = createDigester(setup);
  return {
    width: 1,
    digest: async (batch) => digest(batch),
    close: async () => undefined,
  };
}

interface Lane {
  readonly worker: Worker;
  readonly waiting: { resolve(digests: Uint8Array): void; reject(error: unknown): void }[];
}

/** In threads of their own. */
export function openDigestThreads(setup: DigestSetup, threads: number): DigestPool {
  const program = new URL(`./digest-thread${extname(import.meta.url)}`, import.meta.url);
  const lanes = Array.from({ length: threads }, (): Lane => {
    const lane: Lane = { worker: new Worker(program, { workerData: setup }), waiting: [] };
    const fail = (error: unknown) => {
      for (const { reject } of lane.waiting.splice(0)) reject(error);
    };
    lane.worker.on("message", (digests: Uint8Array) => lane.waiting.shift()?.resolve(digests));
    lane.worker.on("error", fail);
    lane.worker.on("exit", (code) => fail(new Error(`a hashing thread ended with ${code}`)));
    return lane;
  });
  return {
    width: 2 * threads,
    digest: (batch) =>
      new Promise((resolve, reject) => {
        const lane = lanes.reduce((least, each) => (each.waiting.length < least.waiting.length ? each : least));
        lane.waiting.push({ resolve, reject });
        lane.worker.postMessage(batch, [batch.bytes.buffer as ArrayBuffer, batch.ends.buffer as ArrayBuffer]);
      }),
    async close() {
      await Promise.all(lanes.map(({ worker }) => worker.terminate()));
    },
  };
}
