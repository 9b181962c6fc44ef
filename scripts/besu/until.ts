import { StepFailure } from "./failure.ts";

/** Milliseconds between looks. */
const LOOK = 250;

/** Looks until something is there; gives it. @throws `NOT_IN_TIME` with what else was `seen`. */
export async function until<T>(
  what: string,
  seconds: number,
  look: () => Promise<T | undefined | false>,
  seen: Readonly<Record<string, unknown>> = {},
): Promise<T> {
  const end = performance.now() + seconds * 1_000;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (performance.now() > end)
      throw new StepFailure("NOT_IN_TIME", `not within ${seconds} s: ${what}`, { ...seen, seconds });
    await pause(LOOK);
  }
}

/** Lets time pass on a chain whose pace nobody here sets. */
export const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
