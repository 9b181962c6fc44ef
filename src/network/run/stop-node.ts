import type { System } from "../system/system.ts";
import { networkRunError } from "./errors.ts";
import { type LocalNode, runningPid } from "./local-node.ts";
import { until } from "./until.ts";

export interface StoppedNode {
  readonly name: string;
  /** What ran; absent where nothing did. */
  readonly pid?: number;
}

/**
 * Tells a node to stop, and waits until it has. A pid that is another program's by now is left alone.
 *
 * @param within Milliseconds that it may take: it writes its database.
 * @throws `NODE_STAYS`.
 */
export async function stopNode(
  node: LocalNode,
  system: Pick<System, "clock" | "processes" | "files">,
  within: number,
): Promise<StoppedNode> {
  const { name, pidFile } = node;
  const pid = await runningPid(node, system);
  if (pid !== undefined) {
    tell(name, pid, system.processes);
    const gone = async () => (await runningPid(node, system)) !== pid;
    if (!(await until(gone, { clock: system.clock, within }))) {
      throw networkRunError(
        "NODE_STAYS",
        `${name} (pid ${pid}) still runs ${within / 1000} s after it was told to stop`,
        {
          node: name,
          pid,
        },
      );
    }
  }
  system.files.remove(pidFile);
  return { name, ...(pid !== undefined && { pid }) };
}

function tell(name: string, pid: number, { signal }: Pick<System["processes"], "signal">): void {
  try {
    signal(pid, "SIGTERM");
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code ?? (cause as Error).message;
    const text = `${name} (pid ${pid}) cannot be told to stop: ${reason}`;
    throw networkRunError("NODE_STAYS", text, { node: name, pid, reason }, cause);
  }
}
