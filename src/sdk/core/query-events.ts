import type { BaseContract } from "ethers";
import type {
  TypedContractEvent,
  TypedDeferredTopicFilter,
  TypedEventLog,
} from "../../../types/ethers-contracts/common.ts";
import type { Client } from "./client.ts";
import { requireCode } from "./contract.ts";
import { distinct, inRanges } from "./log-ranges.ts";
import { rpc } from "./rpc.ts";

interface EventSource {
  queryFilter<E extends TypedContractEvent>(
    filter: TypedDeferredTopicFilter<E>,
    fromBlock?: number,
    toBlock?: number,
  ): Promise<TypedEventLog<E>[]>;
}

export interface QueryEventsRange {
  /** First block; the contract's own is where a search begins. */
  readonly fromBlock: number;
  /** Last block; the head if left out or beyond it. */
  readonly toBlock?: number;
  /** Newest range first, for a search that stops at its find. Within a range events keep their order. */
  readonly newestFirst?: boolean;
}

/**
 * The events of one kind between two blocks, asked for in ranges that the node answers and never past the head. Ends
 * early, and asks no more, when the caller stops reading.
 */
export async function* queryEvents<E extends TypedContractEvent>(
  client: Client,
  source: EventSource,
  filter: TypedDeferredTopicFilter<E>,
  { fromBlock, toBlock = Number.POSITIVE_INFINITY, newestFirst = false }: QueryEventsRange,
): AsyncGenerator<TypedEventLog<E>> {
  await requireCode(client, source as EventSource & BaseContract);
  const last = Math.min(toBlock, await rpc(() => client.provider.getBlockNumber()));
  const ask = (from: number, to: number) => rpc(() => source.queryFilter(filter, from, to));
  for await (const events of inRanges({ from: fromBlock, to: last }, newestFirst, ask)) yield* distinct(events);
}

/** The first event found, newest range first. */
export async function findEvent<E extends TypedContractEvent>(
  client: Client,
  source: EventSource,
  filter: TypedDeferredTopicFilter<E>,
  fromBlock: number,
): Promise<TypedEventLog<E> | undefined> {
  for await (const event of queryEvents(client, source, filter, { fromBlock, newestFirst: true })) return event;
  return undefined;
}
