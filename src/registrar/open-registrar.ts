import type { Signer } from "ethers";
import type { Clock } from "../lib/clock.ts";
import { closeApi } from "../lib/close-api.ts";
import { closers } from "../lib/closers.ts";
import type { TallyError } from "../lib/errors.ts";
import { limitedLogger } from "../lib/limited-logger.ts";
import type { Logger } from "../lib/logger.ts";
import type { Client } from "../sdk/core/client.ts";
import { rpc } from "../sdk/core/rpc.ts";
import { answerKeys } from "./answer-keys.ts";
import { currentEpoch, type Epoch } from "./keys/epochs.ts";
import { createRegistrarApi } from "./serve/app.ts";
import { openRequestLog, type Quota } from "./store/request-log.ts";

export interface OpenRegistrarParameters {
  readonly epochs: readonly Epoch[];
  /** Signs the answers. */
  readonly signer: Signer;
  /** Reads. The registrar does not close it. */
  readonly client: Client;
  /** File of the log of requests. */
  readonly store: string;
  readonly host: string;
  readonly port: number;
  readonly quota?: Quota;
  readonly clock: Clock;
  readonly log: Logger;
}

export interface OpenedRegistrar {
  readonly url: string;
  readonly account: string;
  /** The current one. */
  readonly epoch: number;
  /** Takes no more requests, answers those that are complete, and lets go of everything. */
  close(): Promise<void>;
}

/** Those of a thousand invoices an hour. */
const QUOTA: Quota = { keys: 3_000, span: 3_600_000 };

/**
 * Opens a registrar service: it gives member organisations the fingerprint keys of their own documents.
 *
 * @throws `EPOCHS_DIFFER`; what the system says of a port or file that cannot be had.
 */
export async function openRegistrar(parameters: OpenRegistrarParameters): Promise<OpenedRegistrar> {
  const { epochs, signer, client, store, host, port, quota = QUOTA, clock, log } = parameters;
  const opened = closers({ onFailure: (name, err) => log.error({ err }, `${name} is not closed`) });
  try {
    const account = await rpc(() => signer.getAddress());
    const epoch = currentEpoch(epochs);
    const requests = openRequestLog(store, epochs, quota);
    opened.add("the log of requests", requests.close);
    const { chainId, genesisHash } = client.deployment;
    const api = await createRegistrarApi({
      about: { account, chainId, genesisHash, epoch, epochs: epochs.map((each) => each.epoch) },
      answer: answerKeys({ epochs, signer, account, client, requests, clock }),
      health: () => problemsOf(client),
      log: limitedLogger(log, clock),
    });
    opened.add("the API", () => closeApi(api, clock));
    const url = await api.listen({ host, port });
    return { url, account, epoch, close: opened.close };
  } catch (error) {
    return opened.giveUp(error);
  }
}

async function problemsOf(client: Client): Promise<Record<string, string>> {
  try {
    await rpc(() => client.provider.getBlockNumber());
    return {};
  } catch (error) {
    const { code, message } = error as TallyError; // of `rpc`
    return { [code]: message };
  }
}
