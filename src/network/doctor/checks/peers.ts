import type { Seen } from "../findings.ts";
import type { Observation } from "../observation.ts";
import { idOf } from "../observe/enode.ts";

/** Whether it is connected, and known. */
export function checkPeers({ peers, network, node, enode, head }: Observation): Seen[] {
  const others = network === undefined ? (head.header?.validators.length ?? 1) - 1 : network.nodes.length - 1;
  const seen: Seen[] = [];
  if (peers === 0 && others > 0) seen.push({ name: "no-peers", seen: "0 peers" });
  else if (network !== undefined && peers < others) {
    seen.push({ name: "few-peers", seen: `${peers} peers; the network has ${others} other nodes` });
  }
  if (network !== undefined && enode !== undefined && node === undefined) {
    seen.push({ name: "node-foreign", seen: `the node's public key is ${idOf(enode)?.slice(0, 16)}...` });
  }
  return seen;
}
