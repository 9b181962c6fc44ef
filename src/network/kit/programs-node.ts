import type { Network } from "../model/network.ts";
import { rpcUrlOf } from "../run/local-node.ts";

/** Where programs find configuration and secrets, in a container as on a machine. */
const ETC = "/etc/tallystick";

/**
 * The variables by which a program finds its node, and the files of the token or the certificate that it shows there. The node is the
 * first of the organisation, on the program's own machine.
 *
 * @param organisation Left out where one has the programs for all.
 */
export function nodeVariables(
  network: Network,
  program: string,
  organisation?: string,
): Readonly<Record<string, string>> {
  const shown = {
    loopback: {},
    jwt: { TALLY_RPC_TOKEN_FILE: `${ETC}/${program}.token` },
    tls: {
      TALLY_RPC_CERT: `${ETC}/${program}.pem`,
      TALLY_RPC_KEY: `${ETC}/${program}.key`,
      TALLY_RPC_CA: `${ETC}/ca.pem`,
    },
  };
  return { TALLY_RPC_URL: nodeUrl(network, organisation), ...shown[network.rpc] };
}

/** JSON-RPC of the first node of an organisation, or of all; on its own machine. */
export function nodeUrl(network: Network, organisation?: string): string {
  const node = network.nodes.find((each) => organisation === undefined || each.organisation === organisation);
  if (node === undefined) throw new Error(`the network has no node of ${organisation}`);
  return rpcUrlOf(network, node, true) as string;
}
