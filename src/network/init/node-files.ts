import type { Network, NetworkNode } from "../model/network.ts";
import type { NodeKey } from "../model/node-key.ts";
import { requireBesuConfig } from "../model/require-known.ts";
import { nodeConfig } from "./node-config.ts";
import { permissionsConfig, staticNodes } from "./permissions.ts";
import { folder, type PlannedFile, publicFile, secretFile } from "./planned-file.ts";

/**
 * What is in the folder of a node. What Besu has to read is checked against its schema before it is written.
 *
 * @throws `NETWORK_CONFIG_INVALID`.
 */
export function nodeFiles(
  network: Network,
  node: NetworkNode,
  { privateKey, publicKey }: NodeKey,
): readonly PlannedFile[] {
  const config = nodeConfig(network, node);
  requireBesuConfig(config);
  const at = (name: string) => `${node.folder}/${name}`;
  return [
    secretFile(at("key"), privateKey),
    publicFile(at("key.pub"), publicKey),
    publicFile(at("config.toml"), config),
    publicFile(at("static-nodes.json"), staticNodes(network, node.name)),
    publicFile(at("permissions_config.toml"), permissionsConfig(network)),
    folder(at("data")),
  ];
}
