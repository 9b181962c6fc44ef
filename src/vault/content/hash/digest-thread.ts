/** A thread that hashes rows beside the one that reads them. */
import { parentPort, workerData } from "node:worker_threads";
import type { RowBatch } from "../../../sdk/data/model/extraction/write.ts";
import { createDigester, type DigestSetup } from "./digest-batch.ts";

const port = parentPort as NonNullable<typeof parentPort>;
const digest = createDigester(workerData as DigestSetup);

port.on("message", (batch: RowBatch) => {
  const digests = digest(batch);
  port.postMessage(digests, [digests.buffer]);
});
