/** The submitting thread: signs, gathers signatures and brings batches to the chain beside the thread that the sockets are on. */
import { parentPort, workerData } from "node:worker_threads";
import { keccak256 as ethersKeccak } from "ethers";
import { closers } from "../../../lib/closers.ts";
import { keccak256 } from "../../../lib/keccak/keccak.ts";
import type { Logger } from "../../../lib/logger.ts";
import { openSqliteStore } from "../../store/sqlite/store.ts";
import type { Submitting } from "../../submit/submitting.ts";
import { reportPoints } from "../points/point-line.ts";
import { faultOf } from "./fault.ts";
import type { SubmittingData, SubmittingNews, SubmittingRequest } from "./messages.ts";
import { openSubmitting } from "./open-submitting.ts";

const { folder, points, ...setup } = workerData as SubmittingData;
const port = parentPort as NonNullable<typeof parentPort>;
const tell = (news: SubmittingNews) => port.postMessage(news);

const level = (level: keyof Logger) => (values: object, message: string) => {
  const { err, ...rest } = values as { err?: unknown };
  tell({ kind: "log", level, values: rest, message, ...(err !== undefined && { fault: faultOf(err) }) });
};
const log: Logger = { debug: level("debug"), info: level("info"), warn: level("warn"), error: level("error") };

const opened = closers({ onFailure: (what, err) => log.error({ what, err }, "could not be closed") });
opened.add("the port of the thread", () => port.close());

async function open(): Promise<Submitting> {
  ethersKeccak.register(keccak256);
  const store = await openSqliteStore({ folder, access: "batches" });
  opened.add("the store", () => store.close());
  const submitting = await openSubmitting({ ...setup, store, log, onPoint: points && reportPoints(points) });
  opened.add("submission", () => submitting.close());
  return submitting;
}

try {
  const submitting = await open();
  port.on("message", (request: SubmittingRequest) => {
    if (request.kind === "wake") submitting.wake(request.station);
    else if (request.kind === "hear") tell({ kind: "heard" });
    else if (request.kind === "count") void submitting.pending().then((count) => tell({ kind: "pending", count }));
    else if (request.kind === "stop")
      void opened.close().catch(() => {}); // told
    else
      submitting.start({
        onSealed: (batch) => tell({ kind: "sealed", batch }),
        onSending: (error) => tell({ kind: "sending", ...(error !== undefined && { fault: faultOf(error) }) }),
        onProblem: (station, error) =>
          tell({ kind: "problem", station, ...(error !== undefined && { fault: faultOf(error) }) }),
      });
  });
  tell({ kind: "ready" });
} catch (error) {
  tell({ kind: "failed", fault: faultOf(error) });
  await opened.close().catch(() => {}); // told
}
