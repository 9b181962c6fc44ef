import type { Seen } from "../findings.ts";
import type { Observation } from "../observation.ts";
import { idOf } from "../observe/enode.ts";

/** Whether it is connected, and known. */
export function checkPeers(observation: Observation): Seen[] {
  const { peers, network, node, enode, head } = observation;
  const others = network === undefined ? (head.header?.validators.length ?? 1) - 1 : network.nodes.length - 1;
  const seen: Seen[] = [];
  if (peers === 0 && others > 0) seen.push({ name: "no-peers", seen: "0 peers" });
  else if (network !== undefined && peers < others) {
    seen.push({
      name: "few-peers",
      seen: `${peers} peers; the network has ${others} other nodes${lackingOf(observation)}`,
    });
  }
  if (network !== undefined && enode !== undefined && node === undefined) {
    seen.push({ name: "node-foreign", seen: `the node's public key is ${idOf(enode)?.slice(0, 16)}...` });
  }
  return seen;
}

/** Who is not connected, where the node tells. */
function lackingOf({ network, node, connected }: Observation): string {
  if (network === undefined || connected === undefined) return "";
  const lacking = network.nodes.filter(
    ({ name, address }) => name !== node?.name && !connected.includes(address.toLowerCase()),
  );
  return lacking.length === 0 ? "" : `; ${lacking.map(({ name }) => name).join(", ")} not connected`;
}
