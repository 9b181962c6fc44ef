import type { Seen } from "../findings.ts";
import type { Observation } from "../observation.ts";

/** Whether it is the Besu that the network's files are written for, or a later one. */
export function checkVersion({ client, network }: Observation): Seen[] {
  const version = /^besu\/v?(\d+\.\d+\.\d+)/i.exec(client)?.[1];
  if (version === undefined) return [{ name: "client-other", seen: `the node calls itself ${client}` }];
  if (network === undefined || isAtLeast(version, network.besu)) return [];
  return [{ name: "version-old", seen: `Besu ${version}; network.json is written for ${network.besu}` }];
}

function isAtLeast(version: string, wanted: string): boolean {
  const [a, b] = [version, wanted].map((each) => each.split(".").map(Number)) as [number[], number[]];
  const at = a.findIndex((part, i) => part !== b[i]);
  return at === -1 || (a[at] as number) > (b[at] as number);
}
