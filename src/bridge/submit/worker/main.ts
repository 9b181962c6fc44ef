/** The submitting thread: signs, gathers signatures and brings batches to the chain beside the thread that the sockets are on. */
import { parentPort, workerData } from "node:worker_threads";
import { keccak256 as ethersKeccak, JsonRpcProvider, Wallet } from "ethers";
import { systemClock } from "../../../lib/clock.ts";
import { keccak256 } from "../../../lib/keccak/keccak.ts";
import type { Logger } from "../../../lib/logger.ts";
import { connect } from "../../../sdk/core/connect.ts";
import { createOutbox } from "../../../sdk/core/send/outbox.ts";
import { sqliteStore } from "../../../sdk/core/send/sqlite-store.ts";
import { openSqliteStore } from "../../store/sqlite/store.ts";
import { configuredCosigners } from "../cosigners.ts";
import { createGateway } from "../gateway.ts";
import { propose } from "../propose.ts";
import { sdkChain } from "../sdk-chain.ts";
import { type Submitting, submittingHere } from "../submitting.ts";
import { faultOf } from "./fault.ts";
import type { SubmittingNews, SubmittingRequest, SubmittingSetup } from "./messages.ts";

const setup = workerData as SubmittingSetup;
const port = parentPort as NonNullable<typeof parentPort>;
const tell = (news: SubmittingNews) => port.postMessage(news);

const level = (level: keyof Logger) => (values: object, message: string) => {
  const { err, ...rest } = values as { err?: unknown };
  tell({ kind: "log", level, values: rest, message, ...(err !== undefined && { fault: faultOf(err) }) });
};
const log: Logger = { debug: level("debug"), info: level("info"), warn: level("warn"), error: level("error") };

/** What was opened, to be let go of in reverse. */
const opened: (() => unknown)[] = [];
async function release(): Promise<void> {
  for (const close of opened.splice(0).reverse()) await close();
  port.close();
}

async function open(): Promise<Submitting> {
  const { chainUrl, deployment, key, folder, outbox, stations, retryAfter, sending } = setup;
  ethersKeccak.register(keccak256);
  const store = await openSqliteStore({ folder, access: "batches" });
  opened.push(() => store.close());
  const provider = new JsonRpcProvider(chainUrl, deployment.chainId, {
    staticNetwork: true,
    cacheTimeout: -1,
    batchStallTime: 0,
  });
  opened.push(() => provider.destroy());
  const signer = new Wallet(key, provider);
  const outboxes = sqliteStore(outbox);
  opened.push(() => outboxes.close());
  const onError = (err: Error) => log.warn({ err }, "sending failed, and is tried again");
  const sender = await createOutbox({
    provider,
    signer,
    store: outboxes,
    clock: systemClock,
    onError,
    ...sending,
  });
  opened.push(() => sender.close());
  const submitting = submittingHere(
    stations.map(({ station }) => station),
    {
      store,
      chain: sdkChain(await connect({ provider, sender, deployment })),
      gateway: createGateway(signer, deployment, store),
      proposalOf: (batch, epoch) => propose(store, batch, epoch),
      cosignersOf: configuredCosigners(stations, { store, deployment, fetch }),
      clock: systemClock,
      log,
      retryAfter,
    },
  );
  opened.push(() => submitting.close());
  return submitting;
}

try {
  const submitting = await open();
  port.on("message", (request: SubmittingRequest) => {
    if (request.kind === "wake") submitting.wake(request.station);
    else if (request.kind === "hear") tell({ kind: "heard" });
    else if (request.kind === "stop") void release();
    else
      submitting.start({
        onSealed: (batch) => tell({ kind: "sealed", batch }),
        onProblem: (station, error) =>
          tell({ kind: "problem", station, ...(error !== undefined && { fault: faultOf(error) }) }),
      });
  });
  tell({ kind: "ready" });
} catch (error) {
  tell({ kind: "failed", fault: faultOf(error) });
  await release();
}
