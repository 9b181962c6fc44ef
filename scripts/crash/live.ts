/** A life of a child that is killed at a point of its own. */
import { type RunningChild, runChild } from "./run-child.ts";

export interface Lived {
  readonly killed: boolean;
  /** Points that it reached, and the last of them. */
  readonly events: number;
  readonly lastPoint: string;
}

export interface BegunLife extends Pick<RunningChild, "signal"> {
  readonly ended: Promise<Lived>;
}

/**
 * Begins a life that ends once it has told of `killAt` points, or by itself.
 *
 * @param onPoint Hears every point, and may call it otherwise.
 */
export function begin(
  program: string,
  task: object,
  killAt?: number,
  onPoint: (point: string) => string = (point) => point,
): BegunLife {
  let [events, lastPoint] = [0, "none"];
  const child = runChild(program, task, {
    onLine(line) {
      if (killAt !== undefined && events >= killAt) return;
      events++;
      lastPoint = onPoint(line);
      if (events === killAt) child.signal("SIGKILL");
    },
  });
  const ended = child.ended.then(({ killed }) => ({ killed, events, lastPoint }));
  ended.catch(() => {}); // told to whoever waits for it
  return { ended, signal: child.signal };
}

/** Lets a program live until it ends, or has told of `killAt` points. */
export const live = (...parameters: Parameters<typeof begin>): Promise<Lived> => begin(...parameters).ended;

/** After which point lives were killed, how often. */
export function countDeaths(lives: readonly Pick<Lived, "killed" | "lastPoint">[]): Record<string, number> {
  const deaths: Record<string, number> = {};
  for (const { killed, lastPoint } of lives) if (killed) deaths[lastPoint] = (deaths[lastPoint] ?? 0) + 1;
  return deaths;
}
