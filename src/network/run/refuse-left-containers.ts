import type { Processes } from "../system/system.ts";
import { networkRunError } from "./errors.ts";
import type { FoundBesu } from "./find-besu.ts";
import { containerOf } from "./launch.ts";
import type { LocalNode } from "./local-node.ts";

/**
 * Requires that no container runs under the name of a node that is to be started: Docker's client may have been killed, which leaves its
 * container without a process here.
 *
 * @throws `NODE_CONTAINER_LEFT`.
 */
export async function refuseLeftContainers(
  besu: FoundBesu,
  nodes: readonly LocalNode[],
  processes: Pick<Processes, "run">,
): Promise<void> {
  if (besu.kind !== "docker") return;
  for (const node of nodes) {
    const container = containerOf(node);
    const found = await processes.run(besu.path, ["ps", "--all", "--quiet", "--filter", `name=^${container}$`]);
    if (found?.status !== 0 || found.output.trim() === "") continue;
    const text = `there is a container ${container} already, which no process here belongs to`;
    throw networkRunError("NODE_CONTAINER_LEFT", text, { node: node.name, container });
  }
}
