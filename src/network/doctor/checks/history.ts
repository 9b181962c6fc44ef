import type { Seen } from "../findings.ts";
import type { Observation } from "../observation.ts";

/**
 * How far back it answers. Only a proof says how deep states are: a node that has none any more answers 0 or nothing to every other
 * question for them.
 */
export function checkHistory({ logRanges, proof, files }: Observation): Seen[] {
  const seen: Seen[] = [];
  const [narrow, wide] = logRanges.toSorted((a, b) => a.blocks - b.blocks);
  if (narrow?.answered === false) {
    seen.push({ name: "log-range-short", seen: `eth_getLogs over ${narrow.blocks} blocks is refused` });
  }
  if (wide?.answered === true) {
    seen.push({ name: "log-range-open", seen: `eth_getLogs over ${wide.blocks} blocks is answered` });
  } else if (wide === undefined && files?.config["rpc-max-logs-range"] === 0) {
    seen.push({ name: "log-range-open", seen: "rpc-max-logs-range is 0 in config.toml" });
  }
  if (proof?.proved === false) {
    seen.push({ name: "state-shallow", seen: `eth_getProof ${proof.depth} blocks below the newest: ${proof.reason}` });
  }
  return seen;
}
