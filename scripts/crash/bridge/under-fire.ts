import { POINTS, type Point } from "../../../src/bridge/compose/points/point.ts";
import { systemClock } from "../../../src/lib/clock.ts";
import { seeded } from "../../../src/testing/random.ts";
import type { BridgeTask } from "./child.ts";
import type { Life } from "./life.ts";
import { COSIGNER_POINTS, type Doom } from "./points.ts";

export interface FireParameters {
  /** Deaths of the proposing gateway. */
  readonly kills: number;
  readonly seed: number;
  /** Brings a gateway to life. */
  start(gateway: number, changes?: Partial<BridgeTask>): Life;
  /** What the next life of the proposing gateway finds, by two draws. What it gives is to be called once that life runs. */
  weather(faulty: boolean, automine: boolean): Promise<() => void>;
  onDeath?: ((gateway: number, killedAt: string) => void) | undefined;
}

export interface Deaths {
  /** Of the proposing and of the co-signing gateway. */
  readonly counts: readonly [number, number];
  readonly killedAt: Readonly<Record<string, number>>;
  readonly faultyLives: number;
}

/** Share of lives that end at a point; the others at any moment. */
const AIMED = 0.8;
const FAULTY = 0.4;
const MOMENT = "any moment";
/**
 * Longest life of a gateway, in milliseconds; also of one whose doom does not come, which is counted from when it runs. While
 * the second is dead nothing is sealed.
 */
const LONGEST_LIFE = [4_000, 20_000] as const;
/** A start takes so long at most, through a faulty line. */
const LONGEST_START = 20_000;
/** Most times that a point is passed before it is the end; of commits, which are many, so many times more. */
const PASSES = [3, 15] as const;
const COMMITS = 6;

/** Kills both gateways, each by draws of its own, until the proposing one has died often enough. Neither lives at the end. */
export async function underFire(parameters: FireParameters, first: readonly [Life, Life]): Promise<Deaths> {
  const { kills, seed, start, weather, onDeath } = parameters;
  const counts: [number, number] = [0, 0];
  const killedAt: Record<string, number> = {};
  let faultyLives = 0;
  const over = new AbortController();

  async function dies(gateway: 0 | 1, life: Life, after: number, doom?: Doom): Promise<void> {
    const dead = new AbortController();
    const signal = AbortSignal.any([dead.signal, over.signal]);
    const started = doom && Promise.race([life.running, systemClock.sleep(LONGEST_START, signal)]);
    void Promise.resolve(started)
      .then(() => systemClock.sleep(after, signal))
      .then(life.kill);
    const { lastLine } = await life.ended;
    dead.abort();
    const at = doom !== undefined && lastLine === doom.point ? lastLine : MOMENT;
    killedAt[at] = (killedAt[at] ?? 0) + 1;
    counts[gateway]++;
    onDeath?.(gateway, at);
  }

  async function fire(gateway: 0 | 1, enough: () => boolean): Promise<void> {
    const random = seeded(2 * seed + gateway);
    const longest = LONGEST_LIFE[gateway];
    await dies(gateway, first[gateway], random() * longest);
    while (!enough()) {
      const doom = random() < AIMED ? drawDoom(random, gateway) : undefined;
      let runs = () => {};
      if (gateway === 0) {
        const [faulty, automine] = [random() < FAULTY, random() < 0.5];
        if (faulty) faultyLives++;
        runs = await weather(faulty, automine);
      }
      const life = start(gateway, doom && { doom });
      void life.running.then(runs);
      await dies(gateway, life, doom ? longest : (random() * longest) / 2, doom);
    }
  }

  const enough = () => counts[0] >= kills || over.signal.aborted;
  // Where one fails the other ends too.
  await Promise.all(([0, 1] as const).map((gateway) => fire(gateway, enough).finally(() => over.abort())));
  return { counts, killedAt, faultyLives };
}

/** A point, and at which time it is reached. */
function drawDoom(random: () => number, gateway: 0 | 1): Doom {
  const points = gateway === 0 ? POINTS : COSIGNER_POINTS;
  const point = points[Math.floor(random() * points.length)] as Point;
  const most = point === "start" ? 1 : PASSES[gateway] * (point.endsWith("commit") ? COMMITS : 1);
  return { point, time: 1 + Math.floor(random() * most) };
}
