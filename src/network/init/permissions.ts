import { stringify } from "smol-toml";
import type { Network } from "../model/network.ts";
import { commentLines } from "./commented-toml.ts";

const ABOUT = `Who is spoken to and whose transactions are taken. Besu writes this file anew, without this text, when it \
starts and when its PERM calls change the lists; after a change by hand: tally network reload. It is as strong as the weakest validator's: blocks of others \
are not judged by it.`;

/** The permissions_config.toml of any node: all nodes, this one among them, and all accounts. */
export function permissionsConfig({ nodes, accounts }: Pick<Network, "nodes" | "accounts">): string {
  const lists = {
    "nodes-allowlist": nodes.map(({ enode }) => enode),
    "accounts-allowlist": accounts.map((account) => account.toLowerCase()),
  };
  return `${commentLines(ABOUT).join("\n")}\n${perLine(stringify(lists))}`;
}

/** One item on a line, so that two versions can be compared. */
const perLine = (toml: string) =>
  toml.replace(/ = \[ (.*) \]$/gm, (_, items: string) => ` = [\n  ${items.split(", ").join(",\n  ")}\n]`);

/** The static-nodes.json of a node: every other. */
export function staticNodes({ nodes }: Pick<Network, "nodes">, name: string): string {
  const others = nodes.filter((node) => node.name !== name).map(({ enode }) => enode);
  return `${JSON.stringify(others, null, 2)}\n`;
}
