import { systemClock } from "../../src/lib/clock.ts";
import { isTallyError } from "../../src/lib/errors.ts";

const PAUSE = 5;

/** Asks again until the endpoint answers, as a supervisor would start it again; anything else is a failure of the run. */
export async function persist<T>(work: () => T | Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isTallyError(error) || !error.retryable) throw error;
      await systemClock.sleep(PAUSE);
    }
  }
}
