import { gathered, type Inconsistency, type ReadFile } from "./inconsistency.ts";
import type { Network, NetworkNode } from "./network.ts";
import { parsePermissions, parseStaticNodes } from "./permission-lists.ts";

/** Whether a node is told of every other, and takes the transactions of every account. What it has beside these is its own affair. */
export function checkLists(
  { nodes, accounts }: Network,
  { name, folder }: NetworkNode,
  readFile: ReadFile,
): readonly Inconsistency[] {
  const [connections, permissions] = [`${folder}/static-nodes.json`, `${folder}/permissions_config.toml`];
  const enodes = nodes.map(({ enode }) => enode);
  const others = nodes.filter((other) => other.name !== name).map(({ enode }) => enode);
  return [
    ...gathered(connections, () => lacking(connections, "", parseStaticNodes(readFile(connections)), others)),
    ...gathered(permissions, () => {
      const lists = parsePermissions(readFile(permissions));
      const allowed = lists.accounts.map((account) => account.toLowerCase());
      return [
        ...lacking(permissions, "/nodes-allowlist", lists.nodes, enodes),
        ...lacking(
          permissions,
          "/accounts-allowlist",
          allowed,
          accounts.map((account) => account.toLowerCase()),
        ),
      ];
    }),
  ];
}

const lacking = (file: string, field: string, has: readonly string[], wanted: readonly string[]): Inconsistency[] =>
  wanted.filter((each) => !has.includes(each)).map((each) => ({ file, field, reason: `lacks ${each}` }));
