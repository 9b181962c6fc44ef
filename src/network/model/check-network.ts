import { isTallyError } from "../../lib/errors.ts";
import { decodeExtraData } from "./extra-data.ts";
import { hashGenesis } from "./hash-genesis.ts";
import type { Network, NetworkNode } from "./network.ts";
import { nodeKey } from "./node-key.ts";
import { requireBesuConfig, requireGenesis } from "./require-known.ts";

/** The text of a file below the network's folder, as `path` with forward slashes; undefined where there is none. */
export type ReadFile = (path: string) => string | undefined;

/** What in the files of a network does not fit together. */
export interface Inconsistency {
  readonly file: string;
  readonly field: string;
  readonly reason: string;
}

/**
 * Compares the files of a network with each other and with what Besu knows. A folder of an organisation that is not there is another's, and
 * is not looked into; so is a key.
 *
 * @param readKey As `readFile`, for what nobody else may read.
 */
export function checkNetwork(network: Network, readFile: ReadFile, readKey: ReadFile): readonly Inconsistency[] {
  const texts = ["genesis.json", ...organisationsOf(network).map((name) => `${name}/genesis.json`)];
  const genesis = texts.flatMap((file) => checkGenesis(network, file, readFile(file)));
  return [...genesis, ...network.nodes.flatMap((node) => checkNode(network, node, readFile, readKey))];
}

const organisationsOf = ({ nodes }: Network) => [...new Set(nodes.map(({ organisation }) => organisation))];

function checkGenesis(network: Network, file: string, text: string | undefined): readonly Inconsistency[] {
  if (text === undefined) return [];
  return gathered(file, () => {
    const json: unknown = JSON.parse(text);
    requireGenesis(json);
    const found: Inconsistency[] = [];
    const differ = (field: string, reason: string) => found.push({ file, field, reason });
    if (json.config.chainId !== network.chainId) {
      differ("/config/chainId", `is ${json.config.chainId}, in network.json ${network.chainId}`);
    }
    const hash = hashGenesis(json);
    if (network.genesisHash !== null && hash !== network.genesisHash) {
      differ("", `gives block 0 the hash ${hash}, in network.json it has ${network.genesisHash}`);
    }
    if (decodeExtraData(json.extraData).validators.length === 0) differ("/extraData", "names no validator");
    return found;
  });
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
    ...listsOf(network, node).flatMap(({ file, wanted }) => {
      const text = readFile(at(file)) ?? "";
      const missing = wanted.filter((each) => !text.includes(each));
      return missing.map((each) => ({ file: at(file), field: "", reason: `lacks ${each}` }));
    }),
  ];
}

const listsOf = ({ nodes }: Network, { name }: NetworkNode) => [
  { file: "static-nodes.json", wanted: nodes.filter((other) => other.name !== name).map(({ enode }) => enode) },
  { file: "permissions_config.toml", wanted: nodes.map(({ enode }) => enode) },
];

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

/** What an error says of a file is one of its problems. */
function gathered(file: string, check: () => readonly Inconsistency[]): readonly Inconsistency[] {
  try {
    return check();
  } catch (error) {
    if (error instanceof SyntaxError) return [{ file, field: "", reason: "is not JSON" }];
    if (!isTallyError(error)) throw error;
    return [{ file, field: String(error.values.field ?? ""), reason: error.message }];
  }
}
