import { checkBytes32 } from "../../check.ts";
import type { Client } from "../../client.ts";
import { rpc } from "../../rpc.ts";
import type { Batch } from "../../sensing/batch.ts";
import { toBatchStruct } from "../../sensing/batch-id.ts";
import { checkBatch } from "../../sensing/check-batch.ts";
import type { Reading } from "../../sensing/reading.ts";
import { toReadingStruct } from "../../sensing/reading-struct.ts";

export interface VerifyReadingParameters {
  readonly batch: Batch;
  readonly reading: Reading;
  /** Merkle path from the reading's leaf to the batch's root. */
  readonly proof: readonly string[];
}

/**
 * Asks the contract whether a reading is in a batch, and the batch is sealed. `traceReading` says what does not hold, and who
 * vouches.
 *
 * @throws `ARGUMENT_INVALID`.
 *
 * @example
 * import { verifyReading } from "tallystick";
 *
 * const proved = await verifyReading(client, { batch, reading, proof });
 */
export async function verifyReading(client: Client, parameters: VerifyReadingParameters): Promise<boolean> {
  const batch = toBatchStruct(checkBatch(parameters.batch));
  const reading = toReadingStruct(parameters.reading);
  const proof = parameters.proof.map((node, i) => checkBytes32(`proof[${i}]`, node));
  return rpc(() => client.contracts.feeds.verify(batch, reading, proof));
}
