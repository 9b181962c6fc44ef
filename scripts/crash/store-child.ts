/** Puts numbered frames into a store through the intake and says which are acknowledged. Meant to be killed and started again. */
import { writeSync } from "node:fs";
import { flushCompileCache } from "node:module";
import { createIntake } from "../../src/bridge/ingest/intake.ts";
import { openSqliteStore } from "../../src/bridge/store/sqlite/store.ts";
import { systemClock } from "../../src/lib/clock.ts";
import { numberedFrame } from "./frames.ts";

/** What the parent hands over, as JSON in the first argument. */
export interface StoreChildTask {
  readonly folder: string;
  /** The first frame that was not acknowledged. */
  readonly first: number;
  readonly frames: number;
}

/** Frames sent and not yet acknowledged, as a broker allows. */
const IN_FLIGHT = 40;

const task = JSON.parse(process.argv[2] as string) as StoreChildTask;
const store = await openSqliteStore({ folder: task.folder, access: "ingest" });
const intake = createIntake({ store, clock: systemClock, groupSize: 50 });

flushCompileCache(); // at the end it would be too late: the end comes by SIGKILL
let next = task.first;
async function sender(): Promise<void> {
  while (next < task.frames) {
    const n = next++;
    await intake.accept(numberedFrame(n));
    writeSync(1, `${n}\n`);
  }
}
await Promise.all(Array.from({ length: IN_FLIGHT }, sender));
await intake.close();
await store.close();
