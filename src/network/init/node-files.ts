import type { Network, NetworkNode } from "../model/network.ts";
import type { NodeIdentity, NodeKey } from "../model/node-key.ts";
import { requireBesuConfig } from "../model/require-known.ts";
import { nodeConfig } from "./node-config.ts";
import { permissionsConfig, staticNodes } from "./permissions.ts";
import { folder, type PlannedFile, publicFile, secretFile } from "./planned-file.ts";

/**
 * What is in the folder of a node. What Besu has to read is checked against its schema before it is written.
 *
 * @throws `NETWORK_CONFIG_INVALID`.
 */
export function nodeFiles(network: Network, node: NetworkNode, key: NodeIdentity | NodeKey): readonly PlannedFile[] {
  const config = nodeConfig(network, node);
  requireBesuConfig(config);
  const at = (name: string) => `${node.folder}/${name}`;
  return [
    ...keyFiles(node.folder, key),
    publicFile(at("config.toml"), config),
    publicFile(at("static-nodes.json"), staticNodes(network, node.name)),
    publicFile(at("permissions_config.toml"), permissionsConfig(network)),
    folder(at("data")),
  ];
}

/** The files of a node's key: one, where somebody else keeps its private part. */
export function keyFiles(path: string, key: NodeIdentity | NodeKey): readonly PlannedFile[] {
  const shared = publicFile(`${path}/key.pub`, key.publicKey);
  return "privateKey" in key ? [secretFile(`${path}/key`, key.privateKey), shared] : [shared];
}
