import type { Seen } from "../findings.ts";
import type { Observation } from "../observation.ts";
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
  const unknown = lacking(files?.staticNodes ?? []).filter((name) => name !== files?.node.name);
  if (files?.staticNodes !== undefined && unknown.length > 0) {
    seen.push({ name: "static-nodes-lack", seen: `static-nodes.json has no ${unknown.join(", ")}` });
  }
  return seen;
}
