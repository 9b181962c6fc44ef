/** The sealing thread: judges, hashes and closes batches beside the thread that the sockets are on. */
import { parentPort, workerData } from "node:worker_threads";
import type { Sealer } from "../../batch/sealer.ts";
import { openSqliteStore } from "../../store/sqlite/store.ts";
import { reportPoints } from "../points/point-line.ts";
import { watch } from "../points/watch.ts";
import { faultOf } from "../submitting/fault.ts";
import { fieldSealer } from "./field-sealer.ts";
import type { Answer, Request, SealingData } from "./messages.ts";

const { folder, points, ...options } = workerData as SealingData;
const port = parentPort as NonNullable<typeof parentPort>;
const opened = await openSqliteStore({ folder, access: "batches" });
const store = watch(opened, { addBatch: "batch" }, points && reportPoints(points));
let sealer: Sealer | undefined;
/** Requests are done one after the other. */
let last: Promise<void> = Promise.resolve();

port.on("message", (request: Request) => {
  last = last.then(() => handle(request));
});

async function handle(request: Request): Promise<void> {
  if (request.kind === "field") {
    sealer = fieldSealer(store, request.field, options);
  } else if (request.kind === "close") {
    port.postMessage(await close(request));
  } else {
    await store.close();
    port.close();
  }
}

async function close({ id, station, now, all }: Extract<Request, { kind: "close" }>): Promise<Answer> {
  try {
    return { id, closed: (await sealer?.closeDue(station, now, all)) ?? 0 };
  } catch (error) {
    const { code = "INTERNAL", message, retryable } = faultOf(error);
    return { id, code, message, retryable };
  }
}
