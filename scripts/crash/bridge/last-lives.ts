import { openSqliteStore } from "../../../src/bridge/store/sqlite/store.ts";
import { systemClock } from "../../../src/lib/clock.ts";
import type { Station } from "../../../src/sdk/sensing/model/station.ts";
import type { BridgeTask } from "./child.ts";
import { acknowledged, type RunningDevice } from "./devices.ts";
import { PLANS } from "./field.ts";
import type { Life } from "./life.ts";
import { storeOf } from "./tasks.ts";

/** How long sealing all there is may take without faults. */
const LAST_WORK = 120_000;

export interface LastLivesParameters {
  readonly tasks: readonly BridgeTask[];
  /** One of each gateway, with no doom. */
  readonly lives: readonly Life[];
  readonly devices: readonly RunningDevice[];
  /** Resolves when the devices have sent everything. */
  readonly sent: Promise<unknown>;
}

/** Lets devices and gateways finish. Returns whether they did. */
export async function lastLives({ tasks, lives, devices, sent }: LastLivesParameters): Promise<boolean> {
  const late = new AbortController();
  const finish = async () => {
    await sent;
    await Promise.all(tasks.map((task, n) => hasAll(task, acknowledgedAt(devices, n), late.signal)));
    await lives[0]?.flush();
    await Promise.all(lives.map((life) => life.close()));
    return true;
  };
  const tooLate = systemClock.sleep(LAST_WORK, late.signal).then(() => false);
  const inTime = await Promise.race([finish(), tooLate]);
  late.abort();
  for (const life of lives) life.kill();
  return inTime;
}

const acknowledgedAt = (devices: readonly RunningDevice[], gateway: number) =>
  PLANS.map(({ plan }) => acknowledged(devices, plan.key, gateway).length);

/** Resolves when a gateway has what the broker still holds for it. */
async function hasAll(task: BridgeTask, counts: readonly number[], signal: AbortSignal): Promise<void> {
  const store = await openSqliteStore({ folder: storeOf(task), access: "read" });
  for (const [i, count] of counts.entries()) {
    const { id } = task.stations[i] as Station;
    while ((await store.lastSeq(id)) < count && !signal.aborted) await systemClock.sleep(20);
  }
  await store.close();
}
