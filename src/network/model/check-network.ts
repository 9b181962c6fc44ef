import { checkGenesis } from "./check-genesis.ts";
import { checkLists } from "./check-lists.ts";
import { gathered, type Inconsistency, type ReadFile } from "./inconsistency.ts";
import type { Network, NetworkNode } from "./network.ts";
import { nodeKey } from "./node-key.ts";
import { requireBesuConfig } from "./require-known.ts";

/**
 * Compares the files of a network with each other and with what Besu knows. A folder of an organisation that is not there is another's, and
 * is not looked into; so is a key.
 *
 * @param readKey As `readFile`, for what nobody else may read.
 */
export function checkNetwork(network: Network, readFile: ReadFile, readKey: ReadFile): readonly Inconsistency[] {
  return [
    ...checkGenesis(network, readFile),
    ...network.nodes.flatMap((node) => checkNode(network, node, readFile, readKey)),
  ];
}

function checkNode(network: Network, node: NetworkNode, readFile: ReadFile, readKey: ReadFile) {
  const at = (name: string) => `${node.folder}/${name}`;
  const config = readFile(at("config.toml"));
  if (config === undefined) return [];
  return [
    ...gathered(at("config.toml"), () => differencesIn(at("config.toml"), requireBesuConfig(config), node)),
    ...gathered(at("key"), () => {
      const key = readKey(at("key"));
      if (key === undefined) return [];
      const { address, publicKey } = nodeKey(key.trim());
      const same = address === node.address.toLowerCase() && node.enode.startsWith(`enode://${publicKey.slice(2)}@`);
      return same ? [] : [{ file: at("key"), field: "", reason: `is that of ${address}, not of ${node.address}` }];
    }),
    ...checkLists(network, node, readFile),
  ];
}

function differencesIn(file: string, config: Readonly<Record<string, unknown>>, node: NetworkNode) {
  const wanted: Readonly<Record<string, unknown>> = {
    "min-gas-price": 0,
    "p2p-host": node.host,
    "p2p-port": node.p2pPort,
    "rpc-http-port": node.rpcPort,
    "rpc-ws-port": node.wsPort,
    "metrics-port": node.metricsPort,
  };
  return Object.keys(wanted)
    .filter((key) => config[key] !== wanted[key])
    .map((key) => ({ file, field: `/${key}`, reason: `is ${config[key]}, should be ${wanted[key]}` }));
}
