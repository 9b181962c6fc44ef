import { ZeroHash } from "ethers";
import type { Client } from "../../../core/client.ts";
import { deployedContract } from "../../../core/deployment.ts";
import { sdkError } from "../../../core/errors.ts";
import { findEvent } from "../../../core/query-events.ts";
import { rpc } from "../../../core/rpc.ts";
import { checkNumber, checkWhole } from "../../../core/whole.ts";
import { feedsContract } from "../../contracts.ts";
import { readSealedBatch, type SealedBatch } from "../../model/sealed-batch.ts";

export interface GetSealedBatchParameters {
  readonly station: number;
  /** Number of its first reading; see `findSealedBatch` for a batch that holds a reading. */
  readonly firstSeq: number;
}

/**
 * Reads a sealed batch. The chain stores its id; its content is assembled from events and checked against the id.
 *
 * @throws `NOT_FOUND`; `EVENT_MISSING` when the node lacks the events, or their content has another id; `NUMBER_TOO_LARGE`,
 * `ARGUMENT_INVALID`.
 *
 * @example
 * import { getSealedBatch } from "tallystick/sensing";
 *
 * const { batch, id, transaction } = await getSealedBatch(client, { station: 1, firstSeq: 1 });
 */
export async function getSealedBatch(client: Client, parameters: GetSealedBatchParameters): Promise<SealedBatch> {
  const station = checkNumber("station", parameters.station);
  const firstSeq = checkWhole("firstSeq", parameters.firstSeq, 1);
  const feeds = feedsContract(client);
  const id = await rpc(() => feeds.batchAt(station, firstSeq));
  if (id === ZeroHash) {
    throw sdkError("NOT_FOUND", `no batch of station ${station} begins at ${firstSeq}`, { station, firstSeq });
  }
  const filter = feeds.filters.BatchSealed(station, firstSeq, id);
  const event = await findEvent(client, feeds, filter, deployedContract(client.deployment, "Feeds", "sensing").block);
  if (!event) throw sdkError("EVENT_MISSING", `the node has no BatchSealed of ${id}`, { event: "BatchSealed", id });
  return readSealedBatch(client, event);
}
