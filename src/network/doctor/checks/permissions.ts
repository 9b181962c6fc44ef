import type { Seen } from "../findings.ts";
import type { AllowList, Observation } from "../observation.ts";
import { idOf } from "../observe/enode.ts";

/** Whether it is told whom to speak to, and whether that is the network. */
export function checkPermissions({ allowedNodes, allowedAccounts, network, files }: Observation): Seen[] {
  const seen: Seen[] = [];
  if (allowedNodes === "off") seen.push({ name: "nodes-unrestricted", seen: "the allow-list of nodes is off" });
  if (allowedAccounts === "off")
    seen.push({ name: "accounts-unrestricted", seen: "the allow-list of accounts is off" });
  const lacking = (list: readonly string[]) => {
    const ids = new Set(list.map(idOf));
    const missing = (network?.nodes ?? []).filter(({ enode }) => !ids.has(idOf(enode)));
    return missing.map(({ name }) => name);
  };
  const loaded = allowedNodes === undefined || allowedNodes === "off" ? [] : lacking(allowedNodes);
  if (loaded.length > 0) {
    seen.push({ name: "allow-list-lacks", seen: `the node's allow-list has no ${loaded.join(", ")}` });
  } else if (files?.allowedNodes !== undefined) {
    const filed = lacking(files.allowedNodes);
    const text = `nodes-allowlist of permissions_config.toml has no ${filed.join(", ")}`;
    if (filed.length > 0) seen.push({ name: "allow-list-lacks", seen: text });
  }
  seen.push(...accountsOf(allowedAccounts, network), ...foreignOf({ allowedNodes, allowedAccounts, network }));
  const unknown = lacking(files?.staticNodes ?? []).filter((name) => name !== files?.node.name);
  if (files?.staticNodes !== undefined && unknown.length > 0) {
    seen.push({ name: "static-nodes-lack", seen: `static-nodes.json has no ${unknown.join(", ")}` });
  }
  return seen;
}

/** A network that names no accounts takes transactions of all. */
function accountsOf(allowed: AllowList | undefined, network: Observation["network"]): Seen[] {
  if (allowed === undefined || allowed === "off" || network === undefined) return [];
  const has = new Set(allowed.map((each) => each.toLowerCase()));
  const lacking = network.accounts.filter((each) => !has.has(each.toLowerCase()));
  if (lacking.length === 0) return [];
  return [{ name: "accounts-lack", seen: `the node's allow-list has no ${lacking.join(", ")}` }];
}

function foreignOf({
  allowedNodes,
  allowedAccounts,
  network,
}: Pick<Observation, "allowedNodes" | "allowedAccounts" | "network">): Seen[] {
  if (network === undefined) return [];
  const ids = new Set(network.nodes.map(({ enode }) => idOf(enode)));
  const accounts = new Set(network.accounts.map((each) => each.toLowerCase()));
  const listOf = (list: AllowList | undefined) => (list === undefined || list === "off" ? [] : list);
  const foreign = [
    ...listOf(allowedNodes).filter((enode) => !ids.has(idOf(enode))),
    ...listOf(allowedAccounts).filter((each) => !accounts.has(each.toLowerCase())),
  ];
  if (foreign.length === 0) return [];
  return [{ name: "allow-list-foreign", seen: `its allow-lists have ${foreign.join(", ")}` }];
}
