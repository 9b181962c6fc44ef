import type { Provider } from "ethers";
import type { Clock } from "../../lib/clock.ts";
import { sdkError } from "./errors.ts";
import { rpc } from "./rpc.ts";

export interface HeadWatch {
  /** Asks for the head; gives the milliseconds for which it has stood still, since `restart` at most. @throws as `rpc`. */
  look(): Promise<number>;
  /** From now on. */
  restart(): void;
  /** `CHAIN_HALTED`, of what the last look saw. */
  halted(values?: Record<string, unknown>): ReturnType<typeof sdkError>;
}

/** Tells how long the head of a chain has stood still: while a transaction waits, a chain that runs makes blocks. */
export function watchHead(provider: Provider, clock: Clock): HeadWatch {
  let head: number | undefined;
  let since = clock.now();
  return {
    async look() {
      const now = await rpc(() => provider.getBlockNumber());
      if (now !== head) [head, since] = [now, clock.now()];
      return clock.now() - since;
    },
    restart() {
      since = clock.now();
    },
    halted(values = {}) {
      const seconds = Math.round((clock.now() - since) / 1_000);
      // The same text for as long as it lasts: who is told of another problem by another text is told of this one once.
      const text = `no block after ${head} since ${new Date(since).toISOString()}`;
      return sdkError("CHAIN_HALTED", text, { ...values, head, seconds });
    },
  };
}
