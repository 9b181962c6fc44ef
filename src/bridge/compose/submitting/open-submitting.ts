import { Wallet } from "ethers";
import { systemClock } from "../../../lib/clock.ts";
import { closers } from "../../../lib/closers.ts";
import type { TallyError } from "../../../lib/errors.ts";
import type { Logger } from "../../../lib/logger.ts";
import { connect } from "../../../sdk/core/connect.ts";
import { createOutbox } from "../../../sdk/core/send/outbox.ts";
import { sqliteStore } from "../../../sdk/core/send/sqlite-store.ts";
import type { Tenure } from "../../model/lease.ts";
import type { ReadingStore } from "../../model/store.ts";
import { configuredCosigners } from "../../submit/cosigners.ts";
import { createGateway } from "../../submit/gateway.ts";
import { propose } from "../../submit/propose.ts";
import { sdkChain } from "../../submit/sdk-chain.ts";
import { type Submitting, type SubmittingHooks, submittingHere } from "../../submit/submitting.ts";
import { openNode } from "../open-node.ts";
import type { OnPoint } from "../points/point.ts";
import { watch, watchKey } from "../points/watch.ts";
import type { SubmittingSetup } from "./messages.ts";

export interface OpenSubmittingParameters extends SubmittingSetup {
  /** Where batches and promises are. Not closed. */
  readonly store: ReadingStore;
  readonly log: Logger;
  readonly onPoint?: OnPoint | undefined;
  /** Which of the stations are this process's to seal. @default all */
  readonly tenure?: Tenure;
}

/** Milliseconds between two attempts after a failure. */
const RETRY_AFTER = 1_000;

/**
 * Submission in this thread, with an outbox and a connection to the node of its own.
 *
 * @throws `OUTBOX_LOCKED`, `RPC_UNREACHABLE`, `CHAIN_MISMATCH`, `NODE_BEHIND`.
 */
export async function openSubmitting(parameters: OpenSubmittingParameters): Promise<Submitting> {
  const { chain, deployment, key, senderKey = key, stations, log, onPoint, tenure } = parameters;
  const { retryAfter = RETRY_AFTER, longestRetry, ...sending } = parameters.sending ?? {};
  let hooks: SubmittingHooks | undefined;
  let outboxProblem: TallyError | undefined;
  const opened = closers({ onFailure: (what, err) => log.error({ what, err }, "could not be closed") });
  try {
    const noting = { promise: "promise", markSigned: "markSigned", markSealed: "markSealed" } as const;
    const store = watch(parameters.store, noting, onPoint);
    const connection = openNode(chain, deployment);
    opened.add("the connection to the node", () => connection.destroy());
    const provider = watch(connection, { send: "broadcast" }, onPoint);
    const signer = new Wallet(key, connection);
    const outboxes = sqliteStore(parameters.outbox);
    opened.add("the file of the outbox", () => outboxes.close());
    const sender = await createOutbox({
      provider,
      signer: new Wallet(senderKey, connection),
      store: {
        open: async (name) => watch(await outboxes.open(name), { append: "outbox" }, onPoint),
        close: () => outboxes.close(),
      },
      clock: systemClock,
      onError(err) {
        log.warn({ err }, "sending failed, and is tried again");
      },
      onProblem(problem) {
        outboxProblem = problem;
        hooks?.onSending(problem);
      },
      ...sending,
    });
    opened.add("the outbox", () => sender.close());
    const submitting = submittingHere(
      stations.map(({ station }) => station),
      {
        store,
        chain: sdkChain(await connect({ provider, sender, deployment })),
        gateway: createGateway(watchKey(signer, onPoint), deployment, store),
        proposalOf: (batch, epoch) => propose(store, batch, epoch),
        cosignersOf: configuredCosigners(stations, {
          store,
          deployment,
          fetch: watch({ fetch }, { fetch: "cosigning" }, onPoint).fetch,
        }),
        clock: systemClock,
        log,
        retryAfter,
        ...(longestRetry !== undefined && { longestRetry }),
      },
      () => sender.pending,
      tenure,
    );
    opened.add("submission", () => submitting.close());
    return {
      ...submitting,
      get over() {
        return submitting.over;
      },
      start(given) {
        hooks = given;
        given.onSending(outboxProblem);
        submitting.start(given);
      },
      close: () => opened.close(),
    };
  } catch (error) {
    return opened.giveUp(error);
  }
}
