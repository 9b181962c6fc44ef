/** Lives of a vault that serves: one after the other, each killed at a point that was drawn for it. */
import { fileURLToPath } from "node:url";
import { begin, type Lived } from "./live.ts";
import { SERVES_AT, type VaultTask } from "./vault-task.ts";

const CHILD = fileURLToPath(new URL("vault-child.ts", import.meta.url));

export interface VaultLife {
  /** Where it serves; undefined once it died before that. */
  readonly url: Promise<string | undefined>;
  readonly ended: Promise<Lived>;
  /** Has it end by itself. */
  stop(): void;
}

/** @param killAt How many points it lives; for ever if left out. */
export function liveVault(task: VaultTask, killAt?: number): VaultLife {
  const served = Promise.withResolvers<string | undefined>();
  const { ended, signal } = begin(CHILD, task, killAt, (point) => {
    if (!point.startsWith(SERVES_AT)) return point;
    served.resolve(point.slice(SERVES_AT.length));
    return "serves";
  });
  const over = () => served.resolve(undefined);
  ended.then(over, over);
  return { url: served.promise, ended, stop: () => signal("SIGTERM") };
}
