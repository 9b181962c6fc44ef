import type { Client } from "../../core/client.ts";
import { deployedContract } from "../../core/deployment.ts";
import { sdkError } from "../../core/errors.ts";
import { queryEvents } from "../../core/query-events.ts";
import { feedsContract } from "../contracts.ts";

export interface GatewaysAt {
  readonly epoch: number;
  readonly quorum: number;
  readonly accounts: readonly string[];
}

/** The gateway set of an epoch, in force or former. @throws `EVENT_MISSING`. */
export async function gatewaysAt(client: Client, station: number, epoch: number): Promise<GatewaysAt> {
  const feeds = feedsContract(client);
  const range = { fromBlock: deployedContract(client.deployment, "Feeds", "sensing").block, newestFirst: true };
  for await (const { args } of queryEvents(client, feeds, feeds.filters.GatewaysApproved(station), range)) {
    if (Number(args.epoch) === epoch) return { epoch, quorum: Number(args.quorum), accounts: [...args.gateways] };
  }
  throw sdkError("EVENT_MISSING", `the node has no GatewaysApproved of station ${station} for epoch ${epoch}`, {
    event: "GatewaysApproved",
    station,
    epoch,
  });
}
