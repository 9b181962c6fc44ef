import { type Clock, systemClock } from "./clock.ts";
import { TallyError } from "./errors.ts";
import { endsWithin } from "./grace.ts";

/** What was opened, to be closed in reverse: what was opened later may need what was opened before. */
export interface Closers {
  /** @param name For whoever reads that it could not be closed. */
  add(name: string, close: () => unknown): void;
  /**
   * Closes everything once, whatever fails on the way.
   *
   * @throws What a single one failed with, or an `AggregateError` of all that failed.
   */
  close(): Promise<void>;
  /** Closes everything because of `error`, and throws that. What cannot be closed is told to `onFailure` alone. */
  giveUp(error: unknown): Promise<never>;
}

export interface ClosersParameters {
  /** Milliseconds that each may take. The next is closed then, and this one counts as failed. @default 10_000 */
  readonly within?: number;
  readonly clock?: Clock;
  /** Hears of each that could not be closed. */
  readonly onFailure?: (name: string, error: unknown) => void;
}

/**
 * @example
 * import { closers } from "./closers.ts";
 *
 * const opened = closers();
 * opened.add("the provider", () => provider.destroy());
 * await opened.close();
 */
export function closers(parameters: ClosersParameters = {}): Closers {
  const { within = 10_000, clock = systemClock, onFailure = () => {} } = parameters;
  const opened: { readonly name: string; readonly close: () => unknown }[] = [];

  async function closeAll(): Promise<unknown[]> {
    const failures: unknown[] = [];
    for (const { name, close } of opened.splice(0).reverse()) {
      try {
        const closing = (async () => close())();
        if (await endsWithin(closing, within, clock)) continue;
        closing.catch(() => {}); // it was given up
        throw new TallyError("INTERNAL", `${name} is not closed after ${within} ms`, { retryable: false });
      } catch (error) {
        failures.push(error);
        onFailure(name, error);
      }
    }
    return failures;
  }

  return {
    add: (name, close) => void opened.push({ name, close }),
    async close() {
      const failures = await closeAll();
      if (failures.length === 1) throw failures[0];
      if (failures.length > 1) throw new AggregateError(failures, failures.map(String).join("; "));
    },
    async giveUp(error) {
      await closeAll();
      throw error;
    },
  };
}
