import type { EventFragment } from "ethers";
import type { Client } from "../../sdk/core/client.ts";
import type { StreamedEvent } from "../../sdk/core/events/event.ts";
import { plainArguments } from "../project/plain.ts";
import type { Projection, StoredEvent } from "../project/projection.ts";
import { positionOf } from "../store/kept-tables.ts";

/** Makes of events what is stored of them. */
export function eventStorer(client: Client, projections: readonly Projection[]) {
  const fragments = new Map<string, EventFragment>();
  for (const { handle } of projections) {
    handle(client).interface.forEachEvent((event) => fragments.set(`${handle.contractName} ${event.name}`, event));
  }
  return (item: StreamedEvent, time: number): StoredEvent => {
    const { contract, name, blockNumber: block, logIndex: log, transactionHash: transaction } = item;
    const fragment = fragments.get(`${contract} ${name}`) as EventFragment;
    const args = plainArguments(fragment, item.args as Readonly<Record<string, unknown>>);
    return { pos: positionOf(block, log), block, log, time, transaction, contract, name, args };
  };
}
