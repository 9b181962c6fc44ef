import type { BaseWallet } from "ethers";
import type { Clock } from "../lib/clock.ts";
import { closeApi } from "../lib/close-api.ts";
import { closers } from "../lib/closers.ts";
import type { TallyError } from "../lib/errors.ts";
import { limitedLogger } from "../lib/limited-logger.ts";
import type { Logger } from "../lib/logger.ts";
import { checkThat } from "../sdk/core/check.ts";
import type { Client } from "../sdk/core/client.ts";
import type { BlockTime, DueSource } from "../sdk/core/due/due.ts";
import { createOutbox } from "../sdk/core/send/outbox.ts";
import type { OutboxStore } from "../sdk/core/send/store.ts";
import { checkWhole } from "../sdk/core/whole.ts";
import { follow } from "./follow.ts";
import { createRefusals } from "./refusals.ts";
import type { Round } from "./round.ts";
import { createHealthApi, type KeeperState } from "./serve/health.ts";

export interface OpenKeeperParameters {
  /** Reads. The keeper does not close it. */
  readonly client: Client;
  /** Pays for the calls. Nothing else may send with this account. */
  readonly signer: BaseWallet;
  /** What it sends is kept here, so that a kill neither loses nor doubles it. The keeper closes it. */
  readonly store: OutboxStore;
  readonly sources: readonly DueSource[];
  /** Kinds that it calls; all if left out. */
  readonly only?: readonly string[];
  /** How many things one call takes at most. @default what the act allows */
  readonly mostPerCall?: number;
  /** Ends by itself once nothing is due. @default false */
  readonly once?: boolean;
  /** Where GET /health and GET /metrics answer; nowhere if left out. */
  readonly health?: { readonly host: string; readonly port: number };
  /** Milliseconds between looks at the head. @default 1000 */
  readonly pollInterval?: number;
  /** Milliseconds after which what is not mined is sent again. @default as the outbox */
  readonly resendAfter?: number;
  readonly clock: Clock;
  readonly log: Logger;
}

export interface OpenedKeeper {
  readonly account: string;
  /** Of /health. */
  readonly url: string | undefined;
  state(): KeeperState;
  /** Resolves once it ended by itself, or was closed. Rejects with what no later attempt mends. */
  readonly ended: Promise<void>;
  /** Calls nothing more, and lets go of everything. What was stored is sent by its next life. */
  close(): Promise<void>;
}

/**
 * Opens a keeper: it follows the chain and calls what falls due and anybody may call.
 *
 * @throws `ARGUMENT_INVALID` for a kind without an act; as `createOutbox`; what the system says of a port that cannot be had.
 */
export async function openKeeper(parameters: OpenKeeperParameters): Promise<OpenedKeeper> {
  const { client, signer, store, sources, clock, log, once = false, pollInterval = 1_000 } = parameters;
  const opened = closers({ onFailure: (name, err) => log.error({ err }, `${name} is not closed`) });
  let ended: Promise<void> = Promise.resolve();
  opened.add("the store", () => store.close());
  opened.add("the loop", () => ended.catch(() => undefined)); // it waits for what the outbox gives up
  try {
    const isWanted = wantedOf(sources, parameters.only);
    const mostPerCall = checkWhole("mostPerCall", parameters.mostPerCall ?? Number.MAX_SAFE_INTEGER, 1);
    const limited = limitedLogger(log, clock);
    const sender = await createOutbox({
      provider: client.provider,
      signer,
      store,
      clock,
      pollInterval: Math.min(pollInterval, 500),
      ...(parameters.resendAfter !== undefined && { resendAfter: parameters.resendAfter }),
      onError: (err) => limited.warn({ err }, "the outbox tries again"),
      onProblem: (problem) => problem && limited.error({ err: problem }, "the outbox waits"),
    });
    opened.add("the outbox", () => sender.close());

    const refusals = createRefusals();
    let problem: TallyError | undefined;
    let last: { readonly at: BlockTime; readonly round: Round } | undefined;
    let called = 0;
    const state = (): KeeperState => {
      const wrong = [problem, sender.problem].filter((each) => each !== undefined);
      const problems = Object.fromEntries(wrong.map(({ code, message }) => [code, message]));
      const [block, time, nextAt] = [last?.at.block ?? null, last?.at.time ?? null, last?.round.nextAt ?? null];
      return { account: sender.address, block, time, called, refused: refusals.size, nextAt, problems };
    };
    const { health } = parameters;
    const api = health && createHealthApi(state, () => sender.pending);
    if (api) opened.add("the API", () => closeApi(api, clock));
    const url = api && health && (await api.listen(health));

    const stop = new AbortController();
    ended = follow({
      client,
      sources,
      sender,
      refusals,
      isWanted,
      mostPerCall,
      log: limited,
      clock,
      pollInterval,
      once,
      signal: stop.signal,
      onRound(at, round) {
        [last, called] = [{ at, round }, called + round.called];
        log.debug({ ...at, called: round.called, nextAt: round.nextAt }, "looked");
      },
      onProblem: (error) => {
        problem = error;
      },
    });
    ended.catch(() => undefined); // whoever opened it hears of it
    const close = async () => {
      stop.abort();
      await opened.close();
    };
    return { account: sender.address, url, state, ended, close };
  } catch (error) {
    return opened.giveUp(error);
  }
}

/** @throws `ARGUMENT_INVALID`. */
function wantedOf(sources: readonly DueSource[], only: readonly string[] | undefined): (kind: string) => boolean {
  const acts = sources.flatMap(({ kinds }) => Object.keys(kinds).filter((kind) => kinds[kind]));
  for (const kind of only ?? []) checkThat(acts.includes(kind), "only", kind, `one of ${acts.join(", ")}`);
  const wanted = new Set(only ?? acts);
  return (kind) => wanted.has(kind);
}
