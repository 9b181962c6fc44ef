import { OCEAN } from "./peers/ocean.ts";
import { type Gas, of, type Row, row } from "./row.ts";

/**
 * Data sharing beside Ocean's data NFT with a datatoken. Ocean's order is the agreement, and knows neither consent nor a use count; its data
 * set is contracts of its own; what is delivered leaves an event that anybody may write.
 */
export function dataRows(ours: Gas, peers: Gas): Row[] {
  const beside = (name: string, peer: string, peerName: string) => row(name, of(ours, name), peer, of(peers, peerName));
  return [
    beside("data-publish-version", `${OCEAN} setMetaData of 256 B`, "ocean-metadata"),
    row(
      "data-publish-version-vs-new",
      of(ours, "data-publish-version"),
      `${OCEAN} createNftWithErc20`,
      of(peers, "ocean-create"),
    ),
    row("data-request", of(ours, "data-request")),
    beside("data-grant", `${OCEAN} startOrder`, "ocean-order"),
    beside("data-access-receipt", `${OCEAN} startOrder`, "ocean-order"),
  ];
}
