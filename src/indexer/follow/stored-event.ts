import type { EventFragment } from "ethers";
import type { Client } from "../../sdk/core/client.ts";
import type { StreamedEvent } from "../../sdk/core/events/event.ts";
import { plainArguments } from "../project/plain.ts";
import type { Projection, StoredEvent } from "../project/projection.ts";
import { positionOf } from "../store/kept-tables.ts";

/** An event as it is stored. */
export function storedEvent(
  client: Client,
  projection: Projection | undefined,
  item: StreamedEvent,
  time: number,
): StoredEvent {
  const { contract, name, blockNumber: block, logIndex: log, transactionHash: transaction } = item;
  const fragment = projection?.handle(client).interface.getEvent(name) as EventFragment;
  const args = plainArguments(fragment, item.args as Readonly<Record<string, unknown>>);
  return { pos: positionOf(block, log), block, log, time, transaction, contract, name, args };
}
