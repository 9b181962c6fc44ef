import type { System } from "../system/system.ts";
import { networkRunError } from "./errors.ts";
import type { LocalNode } from "./local-node.ts";

/**
 * Does something that only one process may do with a node at a time: whoever starts it writes its own pid beside the node's. The claim of
 * a process that is gone counts for nothing.
 *
 * @throws `NODE_STARTING`.
 */
export async function claimStart<T>(
  { name, pidFile }: Pick<LocalNode, "name" | "pidFile">,
  { files, processes }: Pick<System, "files" | "processes">,
  act: () => Promise<T>,
): Promise<T> {
  const { self } = processes;
  const file = `${pidFile}.starting`;
  if (!files.create(file, `${self}\n`)) {
    const pid = Number(files.read(file)?.trim());
    // Nobody has the number 0, which is what a file that is empty yet says.
    if (pid === 0 || (await processes.commandLineOf(pid)) !== undefined) {
      throw networkRunError("NODE_STARTING", `${name} is being started by another process, pid ${pid}`, {
        node: name,
        pid,
      });
    }
    files.remove(file);
    if (!files.create(file, `${self}\n`)) {
      throw networkRunError("NODE_STARTING", `${name} is being started by another process`, { node: name, pid: null });
    }
  }
  try {
    return await act();
  } finally {
    files.remove(file);
  }
}
