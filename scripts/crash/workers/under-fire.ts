import { systemClock } from "../../../src/lib/clock.ts";
import { seeded } from "../../../src/testing/random.ts";
import type { Life } from "../bridge/life.ts";
import type { SealingWatch } from "./sealing-watch.ts";

export interface WorkersFireParameters {
  readonly seed: number;
  readonly seconds: number;
  /** Seconds from one kill to the next. */
  readonly every: number;
  readonly watch: SealingWatch;
  /** Stations that a worker holds, as the database says. */
  heldBy(worker: number): Promise<readonly number[]>;
  start(worker: number): Life;
  onDeath?: ((worker: number) => void) | undefined;
}

export interface WorkersUnderFire {
  /** The lives that go on. */
  readonly lives: readonly Life[];
  readonly kills: number;
  readonly pauses: number;
  /** For each station of each worker that was killed: milliseconds until the chain got something of it again. */
  readonly recoveries: readonly number[];
}

/** Share of the time between two kills for which a worker is dead, or stands still: longer than a lease. */
const AWAY = 0.7;

/**
 * Kills a worker at intervals, of those that live, and starts it again when others have taken over. Halfway between two kills
 * another one is stopped for longer than its leases last, and goes on.
 */
export async function workersUnderFire(
  parameters: WorkersFireParameters,
  first: readonly Life[],
): Promise<WorkersUnderFire> {
  const { seed, seconds, every, watch, heldBy, start, onDeath } = parameters;
  const random = seeded(seed);
  const lives = [...first];
  const away = new Set<number>();
  const [pending, recoveries]: [Promise<unknown>[], number[]] = [[], []];
  const interval = every * 1_000;
  const end = systemClock.now() + seconds * 1_000;
  let [kills, pauses] = [0, 0];

  const draw = (): number | undefined => {
    const here = lives.map((_, n) => n).filter((n) => !away.has(n));
    return here[Math.floor(random() * here.length)];
  };

  async function kill(n: number): Promise<void> {
    const held = await heldBy(n);
    away.add(n);
    const at = systemClock.now();
    const life = lives[n] as Life;
    life.kill();
    await life.ended;
    kills++;
    onDeath?.(n);
    for (const station of held) pending.push(watch.sealedAfter(station, at).then((took) => recoveries.push(took)));
    await systemClock.sleep(AWAY * interval);
    lives[n] = start(n);
    await Promise.race([lives[n]?.running, lives[n]?.ended]);
    away.delete(n);
  }

  async function pause(n: number): Promise<void> {
    away.add(n);
    lives[n]?.pause();
    pauses++;
    await systemClock.sleep(AWAY * interval);
    lives[n]?.goOn();
    away.delete(n);
  }

  for (let halves = 0; systemClock.now() < end; halves++) {
    await systemClock.sleep(interval / 2);
    const victim = draw();
    // One always lives, and stands still no more than the others.
    if (victim === undefined || lives.length - away.size < 2) continue;
    pending.push(halves % 2 === 0 ? kill(victim) : pause(victim));
  }
  await Promise.all(pending.slice());
  await Promise.all(pending);
  return { lives, kills, pauses, recoveries };
}
