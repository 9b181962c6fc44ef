import { stringify } from "smol-toml";
import type { Network } from "../model/network.ts";
import type { PermissionLists } from "../model/permission-lists.ts";
import { commentLines } from "./commented-toml.ts";

const ABOUT = `Who is spoken to and whose transactions are taken. Besu writes this file anew, without this text, when it \
starts and when its PERM calls change the lists; after a change by hand: tally network reload. It is as strong as the weakest validator's: blocks of others \
are not judged by it.`;

/** All nodes of a network, and all accounts. */
export function permissionLists({ nodes, accounts }: Pick<Network, "nodes" | "accounts">): PermissionLists {
  return { nodes: nodes.map(({ enode }) => enode), accounts };
}

/** The permissions_config.toml of any node: all nodes, this one among them, and all accounts. */
export function permissionsConfig(network: Pick<Network, "nodes" | "accounts">): string {
  return showPermissions(permissionLists(network));
}

/** Lists as a permissions_config.toml has them. */
export function showPermissions({ nodes, accounts }: PermissionLists): string {
  const lists = {
    "nodes-allowlist": nodes,
    "accounts-allowlist": accounts.map((account) => account.toLowerCase()),
  };
  return `${commentLines(ABOUT).join("\n")}\n${perLine(stringify(lists))}`;
}

/** One item on a line, so that two versions can be compared. */
const perLine = (toml: string) =>
  toml.replace(/ = \[ (.*) \]$/gm, (_, items: string) => ` = [\n  ${items.split(", ").join(",\n  ")}\n]`);

/** Every other node than one. */
export function othersOf({ nodes }: Pick<Network, "nodes">, name: string): readonly string[] {
  return nodes.filter((node) => node.name !== name).map(({ enode }) => enode);
}

/** The static-nodes.json of a node: every other. */
export function staticNodes(network: Pick<Network, "nodes">, name: string): string {
  return showStaticNodes(othersOf(network, name));
}

/** Enodes as a static-nodes.json has them. */
export const showStaticNodes = (enodes: readonly string[]): string => `${JSON.stringify(enodes, null, 2)}\n`;
