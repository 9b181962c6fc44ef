import type { Clock } from "../lib/clock.ts";
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
  /** What is wrong; empty where all is well. */
  readonly problems: Readonly<Record<string, string>>;
}

export interface StateKeeper {
  onRound(round: Round): void;
  onProblem(problem: string): void;
  state(): RelayState;
}

export interface StateParameters {
  readonly account: string;
  readonly lightClient: string;
  readonly keptBlocks: number;
  readonly haltedAfter: number;
  readonly clock: Clock;
  /** What keeps transactions from going on. */
  readonly outbox: () => string | undefined;
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
  let problem: string | undefined;
  let skipped: string | undefined;
  return {
    onRound(round) {
      const jump = last === undefined ? 0 : round.head - last.head;
      skipped = jump > keptBlocks ? missed(last?.head ?? 0, round.head, keptBlocks) : undefined;
      if (round.head !== last?.head) headSince = clock.now();
      last = round;
      brought += round.brought;
      problem = undefined;
    },
    onProblem(text) {
      problem = text;
    },
    state() {
      const still = clock.now() - headSince;
      const stuck = outbox();
      const halted = last !== undefined && still >= haltedAfter;
      const problems = {
        ...last?.problems,
        ...(skipped !== undefined && { behind: skipped }),
        ...(halted && { halted: standsStill(last?.head ?? 0, still) }),
        ...(problem !== undefined && { round: problem }),
        ...(stuck !== undefined && { outbox: stuck }),
      };
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

function standsStill(head: number, still: number): string {
  return `the other chain makes no blocks: no block after ${head} for ${Math.round(still / 1_000)} s`;
}

function missed(from: number, to: number, keptBlocks: number): string {
  const message = `behind: looked at block ${from}, then at ${to}, and nodes keep the state of ${keptBlocks} blocks`;
  return relayError("STATE_MISSED", message, { from, to, keptBlocks }).message;
}
