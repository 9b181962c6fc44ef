import type { Clock } from "../lib/clock.ts";
import type { TallyError } from "../lib/errors.ts";
import type { LightClient } from "../sdk/anchoring/actions/get-light-client.ts";
import { relayError } from "./errors.ts";
import type { Round } from "./round.ts";

/** What a relayer tells of itself. */
export interface RelayState {
  /** Who pays. */
  readonly account: string;
  readonly lightClient: string;
  /** The other chain's newest block; null before the first look. */
  readonly head: number | null;
  /** Of the light client, as last read. */
  readonly status: LightClient["status"] | null;
  readonly number: number | null;
  readonly trustedUntil: number | null;
  /** Transactions since it was started. */
  readonly brought: number;
  /** What is wrong, by the code of the catalogue; empty where all is well. */
  readonly problems: Readonly<Record<string, string>>;
}

export interface StateKeeper {
  onRound(round: Round): void;
  onProblem(problem: TallyError): void;
  state(): RelayState;
}

export interface StateParameters {
  readonly account: string;
  readonly lightClient: string;
  readonly keptBlocks: number;
  readonly haltedAfter: number;
  readonly clock: Clock;
  /** What keeps transactions from going on. */
  readonly outbox: () => TallyError | undefined;
}

/** Remembers what rounds found. */
export function keepState({
  account,
  lightClient,
  keptBlocks,
  haltedAfter,
  clock,
  outbox,
}: StateParameters): StateKeeper {
  let last: Round | undefined;
  let [headSince, brought] = [clock.now(), 0];
  let problem: TallyError | undefined;
  let skipped: TallyError | undefined;
  return {
    onRound(round) {
      const jump = last === undefined ? 0 : round.head - last.head;
      if (jump > keptBlocks) skipped = missed(last?.head ?? 0, round.head, keptBlocks);
      else if (jump > 0) skipped = undefined; // it keeps up again
      if (round.head !== last?.head) headSince = clock.now();
      last = round;
      brought += round.brought;
      problem = undefined;
    },
    onProblem(error) {
      problem = error;
    },
    state() {
      const still = clock.now() - headSince;
      const halted = last !== undefined && still >= haltedAfter ? standsStill(last.head, still) : undefined;
      const all = [...(last?.problems ?? []), skipped, halted, problem, outbox()];
      const problems = Object.fromEntries(all.flatMap((each) => (each ? [[each.code, each.message]] : [])));
      const light = last?.light;
      return {
        account,
        lightClient,
        head: last?.head ?? null,
        status: light?.status ?? null,
        number: light?.number ?? null,
        trustedUntil: light?.trustedUntil ?? null,
        brought,
        problems,
      };
    },
  };
}

function standsStill(head: number, still: number): TallyError {
  const seconds = Math.round(still / 1_000);
  return relayError("SIDE_CHAIN_HALTED", `no block after ${head} of the other chain for ${seconds} s`, {
    head,
    seconds,
  });
}

function missed(from: number, to: number, keptBlocks: number): TallyError {
  const message = `behind: looked at block ${from}, then at ${to}, and nodes keep the state of ${keptBlocks} blocks`;
  return relayError("STATE_MISSED", message, { from, to, keptBlocks });
}
