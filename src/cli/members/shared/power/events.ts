import type { EventLog } from "ethers";
import type { Client } from "../../../../sdk/core/client.ts";
import { queryEvents } from "../../../../sdk/core/query-events.ts";
import { councilContract, timelockContract } from "../../../../sdk/members/contracts.ts";

/** What of a log a replay reads. */
export type PowerEvent = Pick<EventLog, "args" | "blockNumber" | "eventName" | "transactionHash">;

const TIMELOCK_EVENTS = ["RoleGranted", "RoleRevoked", "CallScheduled", "Cancelled", "CallExecuted", "MinDelayChange"];
const COUNCIL_EVENTS = ["ProposalCreated", "ProposalQueued"];

/** Every event by which power over the timelock moves, in the order of the chain. */
export function timelockEvents(client: Client, fromBlock: number): Promise<PowerEvent[]> {
  return eventsNamed(client, timelockContract(client), TIMELOCK_EVENTS, fromBlock);
}

/** What the Council proposed and queued, in the order of the chain. */
export function councilEvents(client: Client, fromBlock: number): Promise<PowerEvent[]> {
  return eventsNamed(client, councilContract(client), COUNCIL_EVENTS, fromBlock);
}

type Source = Parameters<typeof queryEvents>[1];

/** One search for all of them: on a long chain the ranges are what takes time. */
async function eventsNamed(client: Client, source: Source, names: readonly string[], fromBlock: number) {
  const filter = [names] as unknown as Parameters<typeof queryEvents>[2];
  const found: PowerEvent[] = [];
  for await (const event of queryEvents(client, source, filter, { fromBlock })) found.push(event as PowerEvent);
  return found;
}
