import { checkGenesisFile } from "../doctor/checks/chain.ts";
import { checkKeys } from "../doctor/checks/keys.ts";
import { findingsOf } from "../doctor/findings.ts";
import { observeFiles } from "../doctor/observe/files.ts";
import type { Network } from "../model/network.ts";
import type { Files } from "../system/system.ts";
import { networkRunError } from "./errors.ts";
import type { LocalNode } from "./local-node.ts";

/**
 * Requires that nodes that are to be started have their own key, which nobody else reads, and the network's genesis: Besu itself would
 * make a new key, or begin another chain.
 *
 * @throws `NODE_FILES_WRONG` with the doctor's findings.
 */
export function refuseWrongFiles(root: string, network: Network, nodes: readonly LocalNode[], files: Files): void {
  for (const { name } of nodes) {
    const seen = { network, files: observeFiles(root, network, name, files) };
    const findings = findingsOf([...checkKeys(seen), ...checkGenesisFile(seen)]);
    if (findings.length === 0) continue;
    const text = findings.map((finding) => `${finding.seen}. ${finding.remedy}`).join("\n");
    throw networkRunError("NODE_FILES_WRONG", `${name}: ${text}`, { node: name, findings });
  }
}
