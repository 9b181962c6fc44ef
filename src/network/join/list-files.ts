import { othersOf, permissionLists, showPermissions, showStaticNodes } from "../init/permissions.ts";
import { type PlannedFile, publicFile } from "../init/planned-file.ts";
import type { ReadFile } from "../model/inconsistency.ts";
import type { Network, NetworkNode } from "../model/network.ts";
import { parsePermissions, parseStaticNodes } from "../model/permission-lists.ts";

/**
 * The lists of a node that is there, with all of a network that has grown. What its own files have beside stays: somebody added it by a
 * PERM call, or by hand.
 *
 * @throws `NETWORK_CONFIG_INVALID`.
 */
export function listFiles(network: Network, { name, folder }: NetworkNode, readFile: ReadFile): readonly PlannedFile[] {
  const [connections, permissions] = [`${folder}/static-nodes.json`, `${folder}/permissions_config.toml`];
  const had = parsePermissions(readFile(permissions));
  const all = permissionLists(network);
  const lists = {
    nodes: united(had.nodes, all.nodes),
    accounts: united(
      had.accounts.map((account) => account.toLowerCase()),
      all.accounts.map((account) => account.toLowerCase()),
    ),
  };
  const called = united(parseStaticNodes(readFile(connections)), othersOf(network, name));
  return [publicFile(connections, showStaticNodes(called)), publicFile(permissions, showPermissions(lists))];
}

const united = (had: readonly string[], more: readonly string[]) => [...new Set([...had, ...more])];
