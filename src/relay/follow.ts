import type { Clock } from "../lib/clock.ts";
import { isTallyError, type TallyError } from "../lib/errors.ts";
import type { Outbox } from "../sdk/core/send/outbox.ts";
import { makeRound, type Round, type RoundParameters } from "./round.ts";

export interface FollowParameters extends RoundParameters {
  readonly sender: Outbox;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Milliseconds between looks at the head. */
  readonly pollInterval: number;
  readonly onRound: (round: Round) => void;
  /** Hears what keeps a round from being made. */
  readonly onProblem: (problem: TallyError) => void;
}

/** The longest wait after rounds that failed, in looks at the head. */
const LONGEST_BACK_OFF = 30;

/**
 * Looks at the other chain again and again, and brings what is needed.
 *
 * What a killed relayer had stored in its outbox is mined before anything is planned, and what was mined is recorded: so nothing is sent
 * twice. What is needed follows from the requests on disk and from both chains alone.
 *
 * @throws What no later attempt mends: an error of the program.
 */
export async function follow(parameters: FollowParameters): Promise<void> {
  const { clock, signal, pollInterval, requests, log } = parameters;
  for (let failures = 0; !signal.aborted; ) {
    const before = requests.waiting().length;
    try {
      await drained(parameters);
      if (signal.aborted) return;
      const round = await makeRound(parameters);
      for (const err of round.problems) log.warn({ err }, "not all is well");
      parameters.onRound(round);
      failures = 0;
      await clock.sleep(pollInterval, signal);
    } catch (error) {
      if (signal.aborted) return;
      if (!isTallyError(error)) throw error;
      parameters.onProblem(error);
      log.warn({ err: error }, "the round is cut short");
      // One that got on is no failure: with many heights each round may meet a fault.
      if (requests.waiting().length < before) failures = 0;
      await clock.sleep(pollInterval * Math.min(2 ** failures++, LONGEST_BACK_OFF), signal);
    }
  }
}

/** What an earlier life or an interrupted round stored is part of the chain before anything is planned. */
async function drained({ sender, clock, pollInterval, signal }: FollowParameters): Promise<void> {
  while (sender.pending > 0 && !signal.aborted) await clock.sleep(pollInterval, signal);
}
