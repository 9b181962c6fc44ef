import type { Seen } from "../findings.ts";
import type { Observation } from "../observation.ts";
import { idOf } from "../observe/enode.ts";

/** Whether its key is its own, and nobody else's. */
export function checkKeys({ network, files }: Pick<Observation, "network" | "files">): Seen[] {
  const seen: Seen[] = [];
  for (const [first, second] of pairsOf(network)) {
    seen.push({ name: "key-shared", seen: `${first} and ${second} have one public key in network.json` });
  }
  if (files === undefined) return seen;
  const { node, keyMode, publicKey, sameKey } = files;
  for (const other of sameKey)
    seen.push({ name: "key-shared", seen: `the key files of ${node.name} and ${other} are one key` });
  if (keyMode !== undefined && (keyMode & 0o077) !== 0) {
    seen.push({ name: "key-open", seen: `${node.folder}/key has the mode ${keyMode.toString(8)}` });
  }
  if (publicKey === undefined)
    seen.push({ name: "key-missing", seen: `${node.folder}/key is not there, or is no key` });
  else if (publicKey !== idOf(node.enode)) {
    seen.push({ name: "key-differs", seen: `the key of ${node.name} belongs to ${publicKey.slice(0, 16)}...` });
  }
  return seen;
}

function pairsOf(network: Observation["network"]): readonly (readonly [string, string])[] {
  const nodes = network?.nodes ?? [];
  return nodes.flatMap((node, i) =>
    nodes
      .slice(i + 1)
      .filter(({ enode }) => idOf(enode) === idOf(node.enode))
      .map(({ name }) => [node.name, name] as const),
  );
}
