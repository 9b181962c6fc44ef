import type { Network, NetworkNode } from "../model/network.ts";
import type { Files, Processes } from "../system/system.ts";
import { networkRunError } from "./errors.ts";

/** A node with its files on this machine. */
export interface LocalNode extends NetworkNode {
  /** Its folder, in which it is started. */
  readonly home: string;
  readonly configFile: string;
  readonly pidFile: string;
  readonly logFile: string;
}

/** data-path of every node's config.toml. */
const DATA = "data";

export function localNode(root: string, node: NetworkNode): LocalNode {
  const home = `${root}/${node.folder}`;
  return {
    ...node,
    home,
    configFile: `${home}/config.toml`,
    pidFile: `${home}/${DATA}/besu.pid`,
    logFile: `${home}/${DATA}/besu.log`,
  };
}

/** What of the system tells which nodes are on this machine. */
export interface Here {
  readonly files: Pick<Files, "read">;
  readonly processes: Pick<Processes, "addresses">;
}

const LOOPBACK = /^(127\.|::1$|localhost$)/;

/** Whether a node has its files here, and its address. */
export function isHere({ configFile, host }: LocalNode, { files, processes }: Here): boolean {
  const isOurs = LOOPBACK.test(host) || processes.addresses().includes(host);
  return isOurs && files.read(configFile) !== undefined;
}

/**
 * Nodes to be run on this machine.
 *
 * @param names Of nodes or organisations, whose files have to be here, whatever their address; none means all of this machine.
 * @throws `NODE_UNKNOWN`.
 */
export function localNodes(
  root: string,
  network: Network,
  here: Here,
  names: readonly string[] = [],
): readonly LocalNode[] {
  const known = network.nodes.flatMap(({ name, organisation }) => [name, organisation]);
  const unknown = names.find((name) => !known.includes(name));
  const values = { name: unknown, known: [...new Set(known)], folder: root };
  if (unknown !== undefined) throw networkRunError("NODE_UNKNOWN", `the network has no node ${unknown}`, values);
  const all = network.nodes.map((node) => localNode(root, node));
  const chosen =
    names.length === 0
      ? all.filter((node) => isHere(node, here))
      : all.filter(({ name, organisation }) => names.includes(name) || names.includes(organisation));
  const missing = chosen.find(({ configFile }) => here.files.read(configFile) === undefined);
  if (missing !== undefined) {
    throw networkRunError("NODE_UNKNOWN", `${missing.name} has no ${missing.configFile}`, {
      ...values,
      name: missing.name,
    });
  }
  if (chosen.length > 0) return chosen;
  const hosts = [...new Set(network.nodes.map(({ host }) => host))].join(", ");
  const text = `no node is of this machine: none has its config.toml below ${root} and one of its addresses (${hosts}). Name nodes to run them all the same`;
  throw networkRunError("NODE_UNKNOWN", text, values);
}

/** The pid of a node that runs. A number that the system has given to another program since is none. */
export async function runningPid(
  node: Pick<LocalNode, "pidFile" | "configFile">,
  { files, processes }: { readonly files: Pick<Files, "read">; readonly processes: Pick<Processes, "commandLineOf"> },
): Promise<number | undefined> {
  const pid = Number(files.read(node.pidFile)?.trim());
  if (!Number.isSafeInteger(pid) || pid <= 1) return undefined;
  const words = await processes.commandLineOf(pid);
  // Some systems give the words of a command line as one text.
  return ` ${words?.join(" ")} `.includes(` ${configOption(node)} `) ? pid : undefined;
}

/** The argument by which a node's process is known. */
export const configOption = ({ configFile }: Pick<LocalNode, "configFile">): string => `--config-file=${configFile}`;

/** Where a node's JSON-RPC answers who is on this machine; undefined where it answers its own machine alone, and that is another. */
export function rpcUrlOf({ rpc }: Pick<Network, "rpc">, node: NetworkNode, isOfHere: boolean): string | undefined {
  const { host, rpcPort } = node;
  if (rpc === "loopback") return isOfHere ? `http://127.0.0.1:${rpcPort}` : undefined;
  return `${rpc === "tls" ? "https" : "http"}://${host.includes(":") ? `[${host}]` : host}:${rpcPort}`;
}
