import type { Clock } from "../../lib/clock.ts";
import { rpc } from "../../sdk/core/rpc.ts";

/** What is asked of a node about time. */
export interface TimeSource {
  getBlock(tag: "latest" | "pending"): Promise<{ readonly timestamp: number } | null>;
}

/** Compares the machine's clock with the time of the chain. */
export interface ClockWatch {
  /** Asks the node. What it cannot answer changes nothing. */
  look(): Promise<void>;
  /** Milliseconds that the clock is ahead of the chain's, where that is more than the chain takes. */
  ahead(): number | undefined;
  /** Whether the chain would take a batch whose last reading was received then, as far as is known. Unix milliseconds. */
  hasReached(receivedAt: number): boolean;
}

/** How far a batch may end after its block: what Feeds allows. */
export const AHEAD_ALLOWED = 60_000;
/** A chain whose time stands still for so many looks says nothing of the clock. Not milliseconds: those are in doubt. */
const STILL = 15;

interface Look {
  readonly at: number;
  /** Time of the newest block, or of the one that the node would make now. */
  readonly chain: number;
}

/**
 * A head that is old is no sign of a clock that is ahead: the chain may have nothing to do, or stand still. It is one where the
 * chain's time went on since the look before, and was behind that look even so. At the start nothing is known of the look before;
 * then the clock is doubted until the chain's time goes on, but for no more than `STILL` looks.
 */
export function clockWatch(source: TimeSource, clock: Clock): ClockWatch {
  let before: Look | undefined;
  let still = 0;
  let ahead: number | undefined;

  const standStill = (): void => {
    if (++still >= STILL) ahead = undefined;
  };
  const judge = (now: Look): void => {
    const lag = now.at - now.chain;
    const moved = before !== undefined && now.chain > before.chain;
    if (lag <= AHEAD_ALLOWED) ahead = undefined;
    else if (before === undefined) ahead = lag;
    else if (moved) ahead = before.at - now.chain > AHEAD_ALLOWED ? lag : undefined;
    if (moved) still = 0;
    else standStill();
    before = now;
  };

  return {
    async look() {
      try {
        const [latest, pending] = await rpc(() =>
          Promise.all([source.getBlock("latest"), source.getBlock("pending").catch(() => null)]),
        );
        if (latest) judge({ at: clock.now(), chain: 1_000 * Math.max(latest.timestamp, pending?.timestamp ?? 0) });
      } catch {
        standStill(); // that it does not answer, submission says
      }
    },
    ahead: () => ahead,
    hasReached: (receivedAt) => before === undefined || still >= STILL || receivedAt <= before.chain + AHEAD_ALLOWED,
  };
}
