import { type NodeRpc, openNodeRpc } from "../../../network/rpc/call-rpc.ts";
import { thisSystem } from "../../../network/system/this-system.ts";
import type { Cli } from "../../shared/cli.ts";

/** The JSON-RPC of the node that --rpc names. */
export async function openRpc(cli: Cli): Promise<NodeRpc> {
  const { open } = thisSystem(cli.environment(), (await cli.access()).certificate);
  const endpoint = await cli.endpoint();
  return openNodeRpc({ ...endpoint, open });
}
