import type { Client } from "../../../core/client.ts";
import { deployedContract } from "../../../core/deployment.ts";
import { queryEvents } from "../../../core/query-events.ts";
import { checkNumber, checkWhole, safe } from "../../../core/whole.ts";
import { type FromSource, linesOf } from "../../../query/list-source.ts";
import { type IndexedBatch, queryBatches } from "../../../query/sensing.ts";
import { feedsContract } from "../../contracts.ts";
import type { FlagCounts } from "../../model/batch.ts";
import { unpackFlagCounts } from "../../model/pack-flag-counts.ts";

export interface ListSealedBatchesParameters extends FromSource {
  readonly station: number;
  /** How many to return at most; the newest are returned. @default 100 */
  readonly limit?: number;
}

/** A sealed batch without its `latest` and `exceedances`; `getSealedBatch` reads those. */
export interface BatchSummary {
  readonly id: string;
  readonly station: number;
  readonly firstSeq: number;
  readonly count: number;
  /** When the first and the last reading were received, Unix milliseconds. */
  readonly from: number;
  readonly to: number;
  readonly flagCounts: FlagCounts;
  readonly epoch: number;
  readonly transaction: string;
  readonly block: number;
}

/**
 * The newest sealed batches of a station, newest first.
 *
 * @throws `NUMBER_TOO_LARGE`, `ARGUMENT_INVALID`; from a source as `askOne`.
 *
 * @example
 * import { listSealedBatches } from "tallystick/sensing";
 *
 * const [newest] = await listSealedBatches(client, { station: 1, limit: 1 });
 */
export async function listSealedBatches(
  client: Client,
  parameters: ListSealedBatchesParameters,
): Promise<BatchSummary[]> {
  const station = checkNumber("station", parameters.station);
  const limit = checkWhole("limit", parameters.limit ?? 100, 1);
  const { source } = parameters;
  if (source) return (await linesOf(queryBatches, source, { station, newest: true }, limit)).map(fromIndexed);
  const feeds = feedsContract(client);
  const range = { fromBlock: deployedContract(client.deployment, "Feeds", "sensing").block, newestFirst: true };
  const found: BatchSummary[] = [];
  for await (const event of queryEvents(client, feeds, feeds.filters.BatchSealed(station), range)) {
    const { args, transactionHash: transaction, blockNumber: block } = event;
    // Ranges come newest first, each in the order of the chain: going back means that a range is complete.
    if (found.length >= limit && args.firstSeq < (found.at(-1)?.firstSeq ?? 0)) break;
    found.push({
      id: args.id,
      station,
      firstSeq: safe("firstSeq", args.firstSeq),
      count: Number(args.count),
      from: safe("from", args.from),
      to: safe("to", args.to),
      flagCounts: unpackFlagCounts(args.flagCounts),
      epoch: Number(args.epoch),
      transaction,
      block,
    });
  }
  return found.sort((a, b) => b.firstSeq - a.firstSeq).slice(0, limit);
}

function fromIndexed(indexed: IndexedBatch): BatchSummary {
  const { id, station, firstSeq, count, from, to, flagCounts, epoch, transaction, block } = indexed;
  return { id, station, firstSeq, count, from, to, flagCounts, epoch, transaction, block };
}
