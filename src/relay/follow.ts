import type { Clock } from "../lib/clock.ts";
import { isTallyError, type TallyError } from "../lib/errors.ts";
import type { Logger } from "../lib/logger.ts";
import type { LightClient } from "../sdk/anchoring/actions/get-light-client.ts";
import type { Outbox } from "../sdk/core/send/outbox.ts";
import { type LookParameters, look } from "./look.ts";
import { makeRound, type RoundMemory, type RoundParameters } from "./round.ts";
import type { Newest } from "./side/newest-sealed.ts";

export interface FollowParameters extends RoundParameters, Omit<LookParameters, "trusted"> {
  readonly sender: Outbox;
  /** The light client as it was when this began. */
  readonly light: LightClient;
  /** Milliseconds between looks at the head. */
  readonly pollInterval: number;
  /** Hears how each look at the other chain ended, and what was wrong. */
  readonly onLook: (missed: number, problems: readonly TallyError[]) => void;
  /** Hears how each round on this chain ended, and what was wrong. */
  readonly onRound: (problems: readonly TallyError[]) => void;
}

/** The longest wait after failures, in looks at the head. */
const LONGEST_BACK_OFF = 30;

/**
 * Looks at the other chain again and again, and brings what is needed. Each goes on while the other cannot: nodes of the other chain forget
 * states, whatever this chain does.
 *
 * What a killed relayer had stored in its outbox is mined before anything is planned, and what was mined is recorded: so nothing is sent
 * twice. What is needed follows from the requests on disk and from both chains alone.
 *
 * @throws What no later attempt mends: an error of the program.
 */
export async function follow(parameters: FollowParameters): Promise<void> {
  const { requests, sender, onLook, onRound } = parameters;
  const failed = new AbortController();
  const signal = AbortSignal.any([parameters.signal, failed.signal]);
  let [newest, light]: [Newest | undefined, LightClient] = [undefined, parameters.light];
  const memory: RoundMemory = { tried: 0 };
  const all = {
    ...parameters,
    signal,
    onNewest(found: Newest) {
      newest = found;
      parameters.onNewest(found);
    },
    onLight(found: LightClient) {
      light = found;
      parameters.onLight(found);
    },
  };
  const looking = repeat(all, {
    async work() {
      const { missed, problems } = await look({ ...all, trusted: light.validators });
      onLook(missed, problems);
      return problems;
    },
    fail: (problem) => onLook(0, [problem]),
  });
  const bringing = repeat(all, {
    async work() {
      // What an earlier life or an interrupted round stored is part of the chain before anything is planned.
      if (newest === undefined || sender.pending > 0) return [];
      const problems = await makeRound(newest, memory, all);
      onRound(problems);
      return problems;
    },
    fail: (problem) => onRound([problem]),
    progress: () => -requests.count().Waiting,
  });
  const results = await Promise.allSettled(
    [looking, bringing].map((loop) =>
      loop.catch((error) => {
        failed.abort();
        throw error;
      }),
    ),
  );
  const broken = results.find((result) => result.status === "rejected");
  if (broken) throw broken.reason;
}

interface Repeated {
  /** Gives what is wrong, and did not keep it from being done. */
  work(): Promise<readonly TallyError[]>;
  /** Hears what kept it from being done. */
  fail(problem: TallyError): void;
  /** Grows where work that failed got on. */
  progress?(): number;
}

async function repeat(
  { clock, signal, pollInterval, log }: { clock: Clock; signal: AbortSignal; pollInterval: number; log: Logger },
  { work, fail, progress = () => 0 }: Repeated,
): Promise<void> {
  for (let failures = 0; !signal.aborted; ) {
    const before = progress();
    try {
      for (const err of await work()) log.warn({ err }, "not all is well");
      failures = 0;
      await clock.sleep(pollInterval, signal);
    } catch (error) {
      if (signal.aborted) return;
      if (!isTallyError(error)) throw error;
      fail(error);
      log.warn({ err: error }, "cut short");
      // One that got on is no failure: with many heights each round may meet a fault.
      if (progress() > before) failures = 0;
      await clock.sleep(pollInterval * Math.min(2 ** failures++, LONGEST_BACK_OFF), signal);
    }
  }
}
