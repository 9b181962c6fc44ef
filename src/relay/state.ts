import type { Clock } from "../lib/clock.ts";
import type { TallyError } from "../lib/errors.ts";
import type { LightClient } from "../sdk/anchoring/actions/get-light-client.ts";
import { relayError } from "./errors.ts";

/** What a relayer tells of itself. */
export interface RelayState {
  /** Who pays. */
  readonly account: string;
  readonly lightClient: string;
  /** The other chain's newest block; null before the first look. */
  readonly head: number | null;
  /** Of the light client, as last read. */
  readonly status: LightClient["status"];
  readonly number: number;
  readonly trustedUntil: number;
  /** How long it trusts its validators without a newer header, in seconds. */
  readonly trustPeriod: number;
  /** Since it was started: looks at the other chain, slots that were missed, rounds on this chain, transactions that were mined. */
  readonly looks: number;
  readonly missed: number;
  readonly rounds: number;
  readonly brought: number;
  /** What is wrong, by the code of the catalogue; empty where all is well. */
  readonly problems: Readonly<Record<string, string>>;
}

export interface StateKeeper {
  onNewest(newest: { readonly head: number }): void;
  onLook(missed: number, problems: readonly TallyError[]): void;
  onLight(light: LightClient): void;
  onBrought(): void;
  onRound(problems: readonly TallyError[]): void;
  state(): RelayState;
}

export interface StateParameters {
  readonly account: string;
  readonly light: LightClient;
  readonly keptBlocks: number;
  readonly haltedAfter: number;
  readonly clock: Clock;
  /** What keeps transactions from going on. */
  readonly outbox: () => TallyError | undefined;
}

/** Remembers what looks and rounds found. */
export function keepState(parameters: StateParameters): StateKeeper {
  const { account, keptBlocks, haltedAfter, clock, outbox } = parameters;
  let { light } = parameters;
  let head: number | undefined;
  let headSince = clock.now();
  let skipped: TallyError | undefined;
  const counts = { looks: 0, missed: 0, rounds: 0, brought: 0 };
  let ofLook: readonly TallyError[] = [];
  let ofRound: readonly TallyError[] = [];
  return {
    onNewest({ head: now }) {
      const jump = head === undefined ? 0 : now - head;
      if (jump > keptBlocks) skipped = behind(`looked at block ${head}, then at ${now}`, keptBlocks);
      else if (jump > 0) skipped = undefined; // it keeps up again
      if (head === undefined || jump > 0) headSince = clock.now();
      head = now;
    },
    onLook(missed, problems) {
      counts.looks++;
      counts.missed += missed;
      ofLook = problems;
      if (missed > 0) ofLook = [...problems, behind(`${missed} states that were asked for are gone`, keptBlocks)];
    },
    onLight(now) {
      light = now;
    },
    onBrought() {
      counts.brought++;
    },
    onRound(problems) {
      counts.rounds++;
      ofRound = problems;
    },
    state() {
      const still = clock.now() - headSince;
      const halted = head !== undefined && still >= haltedAfter ? standsStill(head, still) : undefined;
      const all = [...ofLook, ...ofRound, skipped, halted, outbox()].filter((each) => each !== undefined);
      const problems = Object.fromEntries(all.map(({ code, message }) => [code, message]));
      const { lightClient, status, number, trustedUntil, trustPeriod } = light;
      const trust = { lightClient, status, number, trustedUntil, trustPeriod };
      return { account, ...trust, head: head ?? null, ...counts, problems };
    },
  };
}

function standsStill(head: number, still: number): TallyError {
  const seconds = Math.round(still / 1_000);
  const message = `no block after ${head} of the other chain for ${seconds} s`;
  return relayError("SIDE_CHAIN_HALTED", message, { head, seconds });
}

function behind(what: string, keptBlocks: number): TallyError {
  const message = `behind: ${what}, and nodes keep the state of ${keptBlocks} blocks`;
  return relayError("STATE_MISSED", message, { keptBlocks });
}
