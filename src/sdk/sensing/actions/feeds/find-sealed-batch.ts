import { blockAt } from "../../../core/block-at.ts";
import type { Client } from "../../../core/client.ts";
import { deployedContract } from "../../../core/deployment.ts";
import { sdkError } from "../../../core/errors.ts";
import { queryEvents } from "../../../core/query-events.ts";
import { checkNumber, checkWhole } from "../../../core/whole.ts";
import { feedsContract } from "../../contracts.ts";
import { readSealedBatch, type SealedBatch } from "../../model/sealed-batch.ts";

export interface FindSealedBatchParameters {
  readonly station: number;
  /** Number of a reading. */
  readonly seq: number;
  /** When the reading was received, Unix milliseconds. It shortens the search on a long chain. */
  readonly receivedAt?: number;
}

/** How far a gateway's clock may be ahead of the block's, in seconds: see Feeds. */
const CLOCK_LEAD = 60;

/**
 * Finds the sealed batch that holds a reading.
 *
 * @throws `NOT_FOUND` when the reading is not sealed yet, or lies in a gap; `EVENT_MISSING`, `NUMBER_TOO_LARGE`,
 * `ARGUMENT_INVALID`.
 *
 * @example
 * import { findSealedBatch } from "tallystick/sensing";
 *
 * const { batch } = await findSealedBatch(client, { station: 1, seq: 1207 });
 */
export async function findSealedBatch(client: Client, parameters: FindSealedBatchParameters): Promise<SealedBatch> {
  const station = checkNumber("station", parameters.station);
  const seq = checkWhole("seq", parameters.seq, 1);
  const feeds = feedsContract(client);
  for await (const event of queryEvents(
    client,
    feeds,
    feeds.filters.BatchSealed(station),
    await where(client, parameters),
  )) {
    const { firstSeq, count } = event.args;
    if (BigInt(seq) >= firstSeq && BigInt(seq) < firstSeq + count) return readSealedBatch(client, event);
  }
  throw sdkError("NOT_FOUND", `no sealed batch of station ${station} holds reading ${seq}`, { station, seq });
}

/** A batch is sealed after its readings were received, except for the difference between the clocks. */
async function where(client: Client, { receivedAt }: FindSealedBatchParameters) {
  const { block } = deployedContract(client.deployment, "Feeds", "sensing");
  if (receivedAt === undefined) return { fromBlock: block, newestFirst: true };
  const seconds = Math.floor(checkWhole("receivedAt", receivedAt, 0) / 1_000) - CLOCK_LEAD;
  const first = await blockAt(client.provider, seconds);
  return { fromBlock: Math.max(block, first ?? Number.POSITIVE_INFINITY) };
}
