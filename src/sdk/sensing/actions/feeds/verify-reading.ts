import { checkBytes32 } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import { rpc } from "../../../core/rpc.ts";
import { feedsContract } from "../../contracts.ts";
import type { Batch } from "../../model/batch.ts";
import { toBatchStruct } from "../../model/batch-id.ts";
import { checkBatch } from "../../model/check-batch.ts";
import type { Reading } from "../../model/reading.ts";
import { toReadingStruct } from "../../model/reading-struct.ts";

export interface VerifyReadingParameters {
  readonly batch: Batch;
  readonly reading: Reading;
  /** Merkle path from the reading's leaf to the batch's root. */
  readonly proof: readonly string[];
}

/**
 * Asks the contract whether a reading is in a batch, and the batch is sealed. `traceReading` says which check fails,
 * and who signed.
 *
 * @throws `ARGUMENT_INVALID`.
 *
 * @example
 * import { verifyReading } from "tallystick/sensing";
 *
 * const proved = await verifyReading(client, { batch, reading, proof });
 */
export async function verifyReading(client: Client, parameters: VerifyReadingParameters): Promise<boolean> {
  const batch = toBatchStruct(checkBatch(parameters.batch));
  const reading = toReadingStruct(parameters.reading);
  const proof = parameters.proof.map((node, i) => checkBytes32(`proof[${i}]`, node));
  return rpc(() => feedsContract(client).verify(batch, reading, proof));
}
