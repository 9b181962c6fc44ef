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
/** Milliseconds for which a station is waited for that nobody seals in the end: `SealingWatch.longestSilence` tells of it. */
const LONGEST_WAIT = 60_000;

/**
 * Kills a worker at intervals, and starts it again when others have taken over. Halfway between two kills another one is stopped for
 * longer than its leases last, and goes on, unless the next kill is its own. One always lives: a kill that would be of the last one
 * waits until another has started.
 */
export async function workersUnderFire(
  parameters: WorkersFireParameters,
  first: readonly Life[],
): Promise<WorkersUnderFire> {
  const { seed, seconds, every, watch, heldBy, start, onDeath } = parameters;
  const random = seeded(seed);
  const lives = [...first];
  /** Dead, or starting; and how long it is until they run. */
  const dead = new Map<number, Promise<unknown>>();
  const paused = new Set<number>();
  const [pauses, sealings, recoveries]: [Promise<void>[], Promise<unknown>[], number[]] = [[], [], []];
  const interval = every * 1_000;
  const began = systemClock.now();

  const living = () => [...lives.keys()].filter((n) => !dead.has(n));
  const running = () => living().filter((n) => !paused.has(n));
  const draw = (of: readonly number[]) => of[Math.floor(random() * of.length)] as number;
  const until = (time: number) => systemClock.sleep(Math.max(0, began + time - systemClock.now()));

  async function kill(n: number): Promise<void> {
    const held = await heldBy(n);
    const at = systemClock.now();
    const life = lives[n] as Life;
    life.kill();
    paused.delete(n);
    const restarted = restart(n, life);
    restarted.catch(() => {}); // told in the end
    dead.set(n, restarted);
    await life.ended;
    onDeath?.(n);
    for (const station of held) sealings.push(watch.sealedAfter(station, at).then((took) => recoveries.push(took)));
  }

  async function restart(n: number, life: Life): Promise<void> {
    await life.ended;
    await systemClock.sleep(AWAY * interval);
    const next = start(n);
    lives[n] = next;
    await Promise.race([next.running, next.ended]);
    dead.delete(n);
  }

  async function pause(n: number): Promise<void> {
    const life = lives[n] as Life;
    paused.add(n);
    life.pause();
    await systemClock.sleep(AWAY * interval);
    if (lives[n] !== life || dead.has(n)) return; // it was killed
    life.goOn();
    paused.delete(n);
  }

  const kills = Math.floor(seconds / every);
  for (let k = 0; k < kills; k++) {
    await until((k + 0.5) * interval);
    while (living().length < 2) await Promise.race(dead.values());
    const others = running();
    await kill(draw(others.length > 1 ? others : [...paused]));
    await until((k + 1) * interval);
    if (running().length > 1) pauses.push(pause(draw(running())));
  }
  await Promise.all([...pauses, ...dead.values()]);
  const late = new AbortController();
  await Promise.race([Promise.all(sealings), systemClock.sleep(LONGEST_WAIT, late.signal)]);
  late.abort();
  return { lives, kills, pauses: pauses.length, recoveries };
}
