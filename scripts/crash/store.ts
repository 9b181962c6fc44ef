import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openSqliteStore } from "../../src/bridge/store/sqlite/store.ts";
import { seeded } from "../../src/testing/random.ts";
import { numberedFrame, STATIONS } from "./frames.ts";
import { runChild } from "./run-child.ts";
import type { StoreChildTask } from "./store-child.ts";

export interface StoreCrashParameters {
  readonly frames: number;
  readonly kills: number;
  readonly seed: number;
}

export interface StoreCrashResult {
  readonly kills: number;
  /** Readings that a killed child had stored but not acknowledged, and that were sent again. */
  readonly repeated: number;
  /** What is wrong; empty if nothing. */
  readonly problems: readonly string[];
}

const CHILD = fileURLToPath(new URL("store-child.ts", import.meta.url));
/** Share of the work that is to be done when the last kill comes. */
const WORK_UNDER_FIRE = 0.7;

/**
 * Has a child put frames into a SQLite store, kills it after numbers of acknowledgements drawn from the seed, and starts it
 * again where the acknowledgements ended, as a source does. After each death and at the end the store is compared with them.
 */
export async function storeCrashRun({ frames, kills, seed }: StoreCrashParameters): Promise<StoreCrashResult> {
  const random = seeded(seed);
  const parent = mkdtempSync(join(tmpdir(), "crash-"));
  const folder = join(parent, "store");
  const problems: string[] = [];
  let [first, killed] = [0, 0];
  try {
    const mean = (WORK_UNDER_FIRE * frames) / kills;
    for (let life = 0; life < kills; life++) {
      const killAt = 1 + Math.floor(random() * 2 * mean);
      const end = await live({ folder, first, frames }, killAt);
      if (end.killed) killed++;
      first += end.acknowledged;
      problems.push(...(await compare(folder, first, frames)).map((problem) => `after kill ${killed}: ${problem}`));
    }
    first += (await live({ folder, first, frames })).acknowledged;
    if (first !== frames) problems.push(`${first} frames of ${frames} acknowledged`);
    problems.push(...(await compare(folder, frames, frames)));
    return { kills: killed, repeated: await repeatedIn(folder), problems };
  } finally {
    rmSync(parent, { recursive: true });
  }
}

/** Runs the child to its end, or until so many of its frames are acknowledged; those count too that it told of before it died. */
async function live(task: StoreChildTask, killAt = Number.POSITIVE_INFINITY) {
  let acknowledged = 0;
  const child = runChild(CHILD, task, {
    onLine(line) {
      // Acknowledgements come in order. Only a line that the kill cut short is not the next one.
      if (Number(line) !== task.first + acknowledged) return;
      acknowledged++;
      if (acknowledged === killAt) child.signal("SIGKILL");
    },
  });
  const { killed } = await child.ended;
  return { acknowledged, killed };
}

/** No reading of the first `acknowledged` frames missing, none twice, none that nobody sent, no hole in a sequence. */
async function compare(folder: string, acknowledged: number, frames: number): Promise<string[]> {
  const problems: string[] = [];
  const times = new Map<string, number>();
  const store = await openSqliteStore({ folder, access: "ingest" });
  for (const station of STATIONS) {
    const readings = await store.readings(station, 1, Number.MAX_SAFE_INTEGER);
    const hole = readings.findIndex(({ seq }, i) => seq !== i + 1);
    if (hole >= 0) problems.push(`station ${station} has a hole before reading ${readings[hole]?.seq}`);
    const last = await store.lastSeq(station);
    if (last !== readings.length) problems.push(`station ${station} counts ${last} readings, has ${readings.length}`);
    for (const { sensor, observedAt } of readings) {
      const key = `${sensor} ${observedAt}`;
      times.set(key, (times.get(key) ?? 0) + 1);
    }
  }
  await store.close();
  for (let n = 0; n < frames; n++) {
    for (const { sensor, observedAt } of numberedFrame(n).observations) {
      const count = times.get(`${sensor.id} ${observedAt}`) ?? 0;
      times.delete(`${sensor.id} ${observedAt}`);
      if (count > 1 || (n < acknowledged && count === 0))
        problems.push(`a reading of frame ${n} is there ${count} times`);
    }
  }
  if (times.size > 0) problems.push(`${times.size} readings that nobody sent`);
  return problems;
}

async function repeatedIn(folder: string): Promise<number> {
  const store = await openSqliteStore({ folder, access: "read" });
  const tallies = await Promise.all(STATIONS.map((station) => store.tally(station)));
  await store.close();
  return tallies.reduce((sum, { duplicates }) => sum + duplicates, 0);
}
