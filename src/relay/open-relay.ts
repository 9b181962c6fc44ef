import type { BaseWallet, Provider } from "ethers";
import type { Clock } from "../lib/clock.ts";
import { closeApi } from "../lib/close-api.ts";
import { closers } from "../lib/closers.ts";
import { limitedLogger } from "../lib/limited-logger.ts";
import type { Logger } from "../lib/logger.ts";
import { getLightClient } from "../sdk/anchoring/actions/get-light-client.ts";
import { checkBytes32 } from "../sdk/core/check.ts";
import type { Client } from "../sdk/core/client.ts";
import { shareBindings } from "../sdk/core/contract.ts";
import { createOutbox } from "../sdk/core/send/outbox.ts";
import type { OutboxStore } from "../sdk/core/send/store.ts";
import { askHeight, type HeightQuestion } from "./ask-height.ts";
import type { RelayConfig } from "./config/config.ts";
import { follow } from "./follow.ts";
import { createRelayApi } from "./serve/app.ts";
import { createSide } from "./side/side.ts";
import { keepState, type RelayState } from "./state.ts";
import type { HeightRequest } from "./store/request.ts";
import { openRequests } from "./store/requests.ts";

export interface OpenRelayParameters {
  readonly config: RelayConfig;
  /** Reads. The relayer does not close it. */
  readonly client: Client;
  /** Pays for the transactions. Nothing else may send with this account. */
  readonly signer: BaseWallet;
  /** What it sends is kept here, so that a kill neither loses nor doubles it. The relayer closes it. */
  readonly store: OutboxStore;
  /** Nodes of the other chain. The relayer does not close them. */
  readonly nodes: readonly Provider[];
  readonly clock: Clock;
  readonly log: Logger;
  /** Milliseconds after which what is not mined is sent again. @default as the outbox */
  readonly resendAfter?: number;
}

export interface OpenedRelay {
  readonly account: string;
  /** Of the API. */
  readonly url: string;
  state(): RelayState;
  ask(question: HeightQuestion): HeightRequest;
  requestOf(number: number): HeightRequest | undefined;
  /** Rejects with what no later attempt mends; resolves when it is closed. */
  readonly ended: Promise<void>;
  /** Brings nothing more, and lets go of everything. What was stored is sent by its next life. */
  close(): Promise<void>;
}

/**
 * Opens a relayer: it follows another chain, and brings the headers that are needed to this one. Anybody may run one.
 *
 * @throws `NOT_FOUND` where there is no such light client, `CHAIN_MISMATCH` for a node of another chain than it is of,
 * `RELAY_STORE_OF_OTHER`; as `createOutbox`; what the system says of a port or file that cannot be had.
 */
export async function openRelay(parameters: OpenRelayParameters): Promise<OpenedRelay> {
  const { config, client, signer, store, nodes, clock, log } = parameters;
  const { pollInterval = 1_000, haltedAfter = 60_000, keptBlocks = 512 } = config.side;
  const { mostWaiting = 1_000, mostSettled, renewAt = 0.5 } = config;
  const opened = closers({ onFailure: (name, err) => log.error({ err }, `${name} is not closed`) });
  let ended: Promise<void> = Promise.resolve();
  opened.add("the store", () => store.close());
  try {
    const lightClient = checkBytes32("lightClient", config.lightClient);
    const requests = openRequests(config.store, lightClient, mostWaiting, mostSettled);
    opened.add("the requests", requests.close);
    opened.add("the loop", () => ended.catch(() => undefined)); // it waits for what the outbox gives up
    const light = await getLightClient(client, { lightClient });
    const side = createSide(nodes, clock);
    const { chainId } = light;
    await side.requireChain(chainId);
    const limited = limitedLogger(log, clock);
    const sender = await createOutbox({
      provider: client.provider,
      signer,
      store,
      clock,
      pollInterval: Math.min(pollInterval, 500),
      ...(parameters.resendAfter !== undefined && { resendAfter: parameters.resendAfter }),
      onError: (err) => limited.warn({ err }, "the outbox goes on trying"),
    });
    opened.add("the outbox", () => sender.close());
    const writer = { provider: client.provider, deployment: client.deployment, sender };
    shareBindings(client, writer);

    const outbox = () => sender.problem;
    const kept = keepState({ account: sender.address, light, keptBlocks, haltedAfter, clock, outbox });
    const ask = (question: HeightQuestion) =>
      askHeight(question, { requests, head: kept.state().head, keptBlocks, clock });
    const { host = "127.0.0.1", port } = config.api;
    const about = { chainId, mainChainId: client.deployment.chainId };
    const pending = () => sender.pending;
    const api = await createRelayApi({ about, ask, requests, state: kept.state, pending, log: limited });
    opened.add("the API", () => closeApi(api, clock));
    const url = await api.listen({ host, port });

    const stop = new AbortController();
    ended = follow({
      client: writer,
      side,
      requests,
      lightClient,
      light,
      renewAt,
      keptBlocks,
      sender,
      clock,
      pollInterval,
      signal: stop.signal,
      log: limited,
      ...kept,
    });
    ended.catch(() => undefined); // whoever opened it hears of it
    const close = async () => {
      stop.abort();
      await opened.close();
    };
    return { account: sender.address, url, state: kept.state, ask, requestOf: requests.get, ended, close };
  } catch (error) {
    return opened.giveUp(error);
  }
}
