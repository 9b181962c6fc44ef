/** `openBuild` in a thread of its own: the compiler holds the thread that it runs in for seconds. */
import { once } from "node:events";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { openBuild } from "./build.ts";

interface Builder {
  /** Builds `file` with other content. One at a time. @throws Error with the compiler's words. */
  build(file: string, content: string): Promise<void>;
  close(): Promise<void>;
}

/** Of the project at `root`, into `folder`. */
export function openBuilder(root: string, folder: string): Builder {
  const worker = new Worker(new URL(import.meta.url), { workerData: [root, folder] });
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

if (!isMainThread) {
  const build = openBuild(...(workerData as [string, string]));
  parentPort?.on("message", (changed: [string, string]) => {
    let fault: string | undefined;
    try {
      build(...changed);
    } catch (error) {
      fault = error instanceof Error ? error.message : String(error);
    }
    parentPort?.postMessage(fault);
  });
}
