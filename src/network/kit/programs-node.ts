import type { Network } from "../model/network.ts";
import { rpcUrlOf } from "../run/local-node.ts";

/** Where programs find configuration and secrets, in a container as on a machine. */
const ETC = "/etc/tallystick";

/**
 * The variables by which a program finds its node, and the file of the token that it shows there. The node is the first of the
 * organisation, on the program's own machine.
 *
 * @param organisation Left out where one has the programs for all.
 */
export function nodeVariables(
  network: Network,
  program: string,
  organisation?: string,
): { readonly TALLY_RPC_URL: string; readonly TALLY_RPC_TOKEN_FILE?: string } {
  const url = nodeUrl(network, organisation);
  return network.rpc === "jwt"
    ? { TALLY_RPC_URL: url, TALLY_RPC_TOKEN_FILE: `${ETC}/${program}.token` }
    : { TALLY_RPC_URL: url };
}

/** JSON-RPC of the first node of an organisation, or of all; on its own machine. */
export function nodeUrl(network: Network, organisation?: string): string {
  const node = network.nodes.find((each) => organisation === undefined || each.organisation === organisation);
  if (node === undefined) throw new Error(`the network has no node of ${organisation}`);
  return rpcUrlOf(network, node, true) as string;
}
