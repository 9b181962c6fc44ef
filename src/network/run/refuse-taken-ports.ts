import type { Processes } from "../system/system.ts";
import { networkRunError } from "./errors.ts";
import type { LocalNode } from "./local-node.ts";

/** Fields of a node in network.json that are ports on which it listens. */
export const NODE_PORTS = ["p2pPort", "rpcPort", "wsPort", "metricsPort"] as const;

/**
 * Requires that every port of the nodes that are to be started is free, and is one node's alone.
 *
 * @throws `NODE_PORT_TAKEN` with the port, what it is for, and the node.
 */
export async function refuseTakenPorts(
  nodes: readonly LocalNode[],
  processes: Pick<Processes, "isTaken">,
): Promise<void> {
  const owners = new Map<number, string>();
  for (const node of nodes) {
    for (const field of NODE_PORTS) {
      const port = node[field];
      const owner = owners.get(port);
      owners.set(port, `${field} of ${node.name}`);
      const values = { port, field, node: node.name };
      if (owner !== undefined) {
        const text = `port ${port} is ${field} of ${node.name}, and ${owner} as well`;
        throw networkRunError("NODE_PORT_TAKEN", text, { ...values, owner });
      }
      if (await processes.isTaken(port)) {
        throw networkRunError("NODE_PORT_TAKEN", `port ${port}, ${field} of ${node.name}, is in use`, values);
      }
    }
  }
}
