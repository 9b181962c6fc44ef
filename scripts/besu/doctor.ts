import type { Finding } from "../../src/network/doctor/findings.ts";
import type { NodeStatus } from "../../src/network/run/status.ts";
import type { LiveNode } from "../../src/testing/besu/live-node.ts";
import type { Stage } from "./stage.ts";

export interface Diagnosis {
  readonly exitCode: number;
  /** Names of what was found. */
  readonly names: readonly string[];
  /** What was found, in its own words. */
  readonly seen: Readonly<Record<string, string>>;
}

/** What `tally network doctor` says of a node. */
export async function doctorAt({ tally, folder }: Stage, { url }: LiveNode): Promise<Diagnosis> {
  const { exitCode, json } = await tally("--rpc", url, "network", "doctor", "--network", folder, "--within", "6");
  const printed = json();
  const given = exitCode === 0 ? printed : (printed.error.values as Record<string, unknown>);
  const findings = (given.findings ?? []) as readonly Finding[];
  const seen = Object.fromEntries(findings.map((finding) => [finding.name, finding.seen]));
  return { exitCode, names: findings.map(({ name }) => name), seen };
}

/** What `tally network status` says of all nodes. */
export async function statusOf({ done, folder }: Stage): Promise<readonly NodeStatus[]> {
  const { nodes } = await done("network", "status", "--network", folder);
  return nodes as readonly NodeStatus[];
}
