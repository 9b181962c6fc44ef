import type { Clock } from "../../lib/clock.ts";
import type { Client } from "../../sdk/core/client.ts";
import { streamEvents } from "../../sdk/core/events/stream.ts";
import { rpc } from "../../sdk/core/rpc.ts";
import { watchlistContract } from "../../sdk/watchlist/contracts.ts";
import type { ReportChange, WatchlistStore } from "../store/store.ts";

const NAMES = ["Reported", "ReportEnded", "ReportContested", "ObjectionDecided"] as const;

export interface FollowReportsParameters {
  readonly client: Client;
  readonly list: string;
  readonly store: WatchlistStore;
  readonly clock: Clock;
}

/**
 * Brings the store up to the block that is the head now: what was stored before is not asked for again.
 *
 * @returns The time of that block, in seconds: all that happened up to it is in the store.
 * @throws as `streamEvents`; `RPC_UNREACHABLE`.
 */
export async function followReports({ client, list, store, clock }: FollowReportsParameters): Promise<bigint> {
  const block = await rpc(() => client.provider.getBlock("latest"));
  const [head, asOf] = [block?.number ?? 0, BigInt(block?.timestamp ?? 0)];
  const from = store.cursor();
  if (from !== undefined && from.block >= head) return asOf;
  const until = new AbortController();
  const contracts = [watchlistContract] as const;
  const stream = streamEvents(client, {
    contracts,
    events: NAMES,
    clock,
    signal: until.signal,
    ...(from !== undefined && { from }),
  });
  let changes: ReportChange[] = [];
  for await (const item of stream) {
    if (item.type === "event") {
      if (item.args.list === list) changes.push(...changesIn(item));
      continue;
    }
    store.apply(changes, item.cursor);
    changes = [];
    if (item.cursor.block >= head) until.abort();
  }
  return asOf;
}

function changesIn(item: {
  readonly name: (typeof NAMES)[number];
  readonly args: { readonly tag: string; readonly org: bigint; readonly epoch: bigint };
}): ReportChange[] {
  const { name, args } = item;
  const which = { epoch: Number(args.epoch), tag: args.tag.toLowerCase(), organisation: Number(args.org) };
  if (name === "ReportEnded") return [{ type: "ended", ...which }];
  if (name === "ReportContested") return [{ type: "contested", ...which }];
  if (name === "ObjectionDecided") {
    // One that was upheld ends the report, which has an event of its own.
    return (args as unknown as { upheld: boolean }).upheld ? [] : [{ type: "dismissed", ...which }];
  }
  const { reason, until } = args as unknown as { reason: bigint; until: bigint };
  return [{ type: "reported", ...which, reason: Number(reason), until, contested: false }];
}
