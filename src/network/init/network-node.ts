import type { NetworkNode } from "../model/network.ts";
import { enodeUrl, type NodeIdentity } from "../model/node-key.ts";
import type { Organisation, PlannedNode } from "../model/organisation.ts";

/** A planned node with its key, as network.json has it. */
export function networkNode(
  { name: organisation, host }: Pick<Organisation, "name" | "host">,
  { name, validator, ports }: PlannedNode,
  key: NodeIdentity,
): NetworkNode {
  return {
    name,
    organisation,
    validator,
    address: key.address,
    enode: enodeUrl(key, host, ports.p2p),
    host,
    p2pPort: ports.p2p,
    rpcPort: ports.rpc,
    wsPort: ports.ws,
    metricsPort: ports.metrics,
    folder: `${organisation}/${name}`,
  };
}
