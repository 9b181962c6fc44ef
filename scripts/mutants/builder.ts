/** `buildChanged` in a thread of its own: the compiler holds the thread that it runs in for seconds. */
import { once } from "node:events";
import { isMainThread, parentPort, Worker } from "node:worker_threads";
import { buildChanged } from "./build.ts";

/** What `buildChanged` takes. */
type Build = Parameters<typeof buildChanged>;

interface Builder {
  /** As `buildChanged`. One at a time. @throws Error with the compiler's words. */
  build(...build: Build): Promise<void>;
  close(): Promise<void>;
}

export function openBuilder(): Builder {
  const worker = new Worker(new URL(import.meta.url));
  return {
    async build(...build) {
      worker.postMessage(build);
      const [fault] = (await once(worker, "message")) as [string | undefined];
      if (fault !== undefined) throw new Error(fault);
    },
    async close() {
      await worker.terminate();
    },
  };
}

function answer(build: Build): string | undefined {
  try {
    buildChanged(...build);
    return;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

if (!isMainThread) parentPort?.on("message", (build: Build) => parentPort?.postMessage(answer(build)));
