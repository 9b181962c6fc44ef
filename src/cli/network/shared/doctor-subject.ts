import type { NetworkNode } from "../../../network/model/network.ts";
import { networkRunError } from "../../../network/run/errors.ts";
import { isHere, localNode, rpcUrlOf } from "../../../network/run/local-node.ts";
import type { System } from "../../../network/system/system.ts";
import type { Cli } from "../../shared/cli.ts";
import type { Endpoint } from "../../shared/connection.ts";
import { type NetworkFolder, readNetwork } from "./read-network.ts";

/** Which node is looked at, and what is known of it beforehand. */
export interface DoctorSubject {
  readonly endpoint: Endpoint;
  readonly given?: NetworkFolder;
  /** The node, where it is known before it answers. */
  readonly node?: NetworkNode;
}

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * The node of a name, or the one at --rpc.
 *
 * @param folder Of the network; with a name and without a folder, this folder.
 * @throws `NODE_UNKNOWN`; as `readNetwork`.
 */
export async function doctorSubject(
  cli: Cli,
  system: System,
  name: string | undefined,
  folder: string | undefined,
): Promise<DoctorSubject> {
  if (name === undefined)
    return subjectAt(await cli.endpoint(), folder === undefined ? undefined : readNetwork(folder));
  const given = readNetwork(folder ?? ".");
  const { root, network } = given;
  const node = network.nodes.find((each) => each.name === name);
  const url = node && rpcUrlOf(network, node, isHere(localNode(root, node), system));
  if (node === undefined || url === undefined) {
    const known = network.nodes.map((each) => each.name);
    const text = node === undefined ? `the network has no node ${name}` : `${name} answers its own machine alone`;
    throw networkRunError("NODE_UNKNOWN", text, { name, known, folder: root });
  }
  return { endpoint: { url, ...(await cli.access()) }, given, node };
}

/** On this machine a node is known by its port. */
function subjectAt(endpoint: Endpoint, given: NetworkFolder | undefined): DoctorSubject {
  if (given === undefined) return { endpoint };
  const { hostname, port } = new URL(endpoint.url);
  const node = given.network.nodes.find(({ rpcPort }) => LOOPBACK.test(hostname) && String(rpcPort) === port);
  return { endpoint, given, ...(node && { node }) };
}
