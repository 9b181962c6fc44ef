import type { Client } from "../../../sdk/core/client.ts";
import { rpc } from "../../../sdk/core/rpc.ts";
import { getHead } from "../../../sdk/sensing/actions/feeds/get-head.ts";
import { recordGapAndWait } from "../../../sdk/sensing/actions/feeds/record-gap.ts";
import { feedsContract } from "../../../sdk/sensing/contracts.ts";
import type { GatewaySignature } from "../../../sdk/sensing/model/batch.ts";
import { type Gap, gapDigest } from "../../../sdk/sensing/model/gap.ts";
import { gatewaysAt } from "../../../sdk/sensing/model/gateways-at.ts";
import type { RestoreChain } from "../../restore/restore.ts";

/** What a restore reads of the chain, for the gateway with an address. */
export function restoreChain(client: Client, gateway: string): Omit<RestoreChain, "recordGap" | "seal"> {
  const feeds = feedsContract(client);
  return {
    head: (station) => getHead(client, { station }),
    async gateways(station) {
      const { epoch, quorum } = await rpc(() => feeds.stationOf(station));
      const accounts = epoch === 0n ? [] : (await gatewaysAt(client, station, Number(epoch))).accounts;
      return { epoch: Number(epoch), quorum: Number(quorum), accounts };
    },
    gapAt: async (station, firstSeq) => Number(await rpc(() => feeds.gapAt(station, firstSeq))),
    async waiting() {
      const count = (at: "latest" | "pending") => rpc(() => client.provider.getTransactionCount(gateway, at));
      return Math.max(0, (await count("pending")) - (await count("latest")));
    },
  };
}

/** Records a gap with a client that sends: once, whenever the process dies. */
export async function recordGapOnce(
  client: Client,
  gap: Gap,
  signatures: readonly GatewaySignature[],
): Promise<string> {
  const idempotencyKey = `gap ${gapDigest(client.deployment, gap)}`;
  return (await recordGapAndWait(client, { ...gap, signatures, idempotencyKey })).receipt.hash;
}
