/** Lives of a sender: killed at points that are drawn, some of them behind a faulty line to the node, and a last one in peace. */
import { begin, countDeaths, type Lived, live } from "./live.ts";

export interface LivesParameters {
  readonly program: string;
  /** What a life is given, beside where the node is and when to stand still. */
  task(): object;
  readonly kills: number;
  /** Lives at once, of which one does the work and the others wait to take it over. @default 1 */
  readonly atATime?: number;
  /** Points that all the work comes to. */
  readonly points: number;
  readonly random: () => number;
  /** The node, and a line to it that makes faults. */
  readonly urls: { readonly direct: string; readonly faulty: string };
  /** One block for each transaction, or a pool and blocks at intervals. Left out, the node makes its blocks as it always does. */
  setMining?(automine: boolean): Promise<void>;
  /** Hears every point, and may call it otherwise. */
  readonly onPoint?: (point: string) => string;
  /** Between the kills and the life in peace. */
  beforeLast?(): Promise<void>;
  /** Hears of every life that was to be killed. */
  readonly onLife?: ((life: Life) => void) | undefined;
}

export interface Life extends Lived {
  /** Stopped dead at its last point, with everything it was doing. */
  readonly held: boolean;
  readonly faulty: boolean;
}

export interface KilledLives {
  readonly kills: number;
  readonly lives: number;
  /** After which point it was killed, how often. */
  readonly killedAfter: Readonly<Record<string, number>>;
  /** Too few kills. */
  readonly problems: readonly string[];
}

/** Of requests on the faulty line; see `startFaultProxy`. */
export const FAULTS = { drop: 0.03, cut: 0.04, error: 0.02, busy: 0.02, delay: 0.1 };
/** Share of the work that is to be done when the last kill comes. */
const WORK_UNDER_FIRE = 0.6;

/** Lets a program live until it was killed so often, and then to its end. */
export async function livesUnderFire(parameters: LivesParameters): Promise<KilledLives> {
  const {
    program,
    task,
    kills,
    atATime = 1,
    points,
    random,
    urls,
    setMining,
    onPoint,
    beforeLast,
    onLife,
  } = parameters;
  const lives: Life[] = [];
  const mean = (WORK_UNDER_FIRE * points) / kills;
  const killed = () => lives.filter((life) => life.killed).length;
  const beginOne = async () => {
    const [faulty, automine, held] = [random() < 0.4, random() < 0.5, random() < 0.5];
    const killAt = 1 + Math.floor(random() * 2 * mean);
    await setMining?.(automine);
    const given = { ...task(), url: faulty ? urls.faulty : urls.direct, ...(held && { holdAt: killAt }) };
    const { ended, signal } = begin(program, given, killAt, onPoint);
    return { ended: ended.then((life) => ({ ...life, held, faulty })), signal };
  };
  const running = new Map<number, Awaited<ReturnType<typeof beginOne>>>();
  let begun = 0;
  while (killed() < kills && lives.length < 2 * kills) {
    while (running.size < atATime) running.set(begun++, await beginOne());
    const ends = [...running].map(async ([number, { ended }]) => ({ number, life: await ended }));
    const { number, life } = await Promise.race(ends);
    running.delete(number);
    lives.push(life);
    onLife?.(life);
  }
  // Those that still wait are no longer of interest.
  for (const { signal } of running.values()) signal("SIGKILL");
  await Promise.all([...running.values()].map(({ ended }) => ended));
  await setMining?.(true);
  await beforeLast?.();
  await live(program, { ...task(), url: urls.direct }, undefined, onPoint);
  return {
    kills: killed(),
    lives: begun + 1,
    killedAfter: countDeaths(lives),
    problems: killed() < kills ? [`killed ${killed()} times, not ${kills}`] : [],
  };
}
