import type { TransactionReceipt } from "ethers";
import { checkBytes32 } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, eventsOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { exceedancesContract } from "../../contracts.ts";
import { toBatchStruct } from "../../model/batch-id.ts";
import { checkBatch } from "../../model/check-batch.ts";
import { toReadingStruct } from "../../model/reading-struct.ts";
import type { VerifyReadingParameters } from "../feeds/verify-reading.ts";

export interface OpenByProofParameters extends WriteOptions, VerifyReadingParameters {}

export interface OpenByProofReturnType {
  readonly id: bigint;
  /** Whether it was open already, and values that were listed gave way to those of the reading. */
  readonly corrected: boolean;
  readonly receipt: TransactionReceipt;
}

/**
 * Opens the exceedance that begins with a sealed reading, by its proof. Anybody may, so gateways cannot keep an
 * exceedance quiet. Where it was opened from a list with another value or time, those of the reading take their place.
 *
 * @throws `Exceedances_NotCredible`, `Exceedances_AlreadyOpened`, `Exceedances_NotProven`, `Exceedances_WithinLimit`,
 * `Exceedances_OtherStation`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { openByProof } from "tallystick/sensing";
 *
 * const sent = await openByProof(client, { batch, reading, proof });
 */
export async function openByProof(client: Client, parameters: OpenByProofParameters): Promise<SentTransaction> {
  const { batch, reading, proof, ...options } = parameters;
  const nodes = proof.map((node, i) => checkBytes32(`proof[${i}]`, node));
  const args = [toBatchStruct(checkBatch(batch)), toReadingStruct(reading), nodes] as const;
  return write(client, exceedancesContract(client), "openByProof", args, options);
}

/** As `openByProof`; waits until it is mined. */
export async function openByProofAndWait(
  client: Client,
  parameters: OpenByProofParameters,
): Promise<OpenByProofReturnType> {
  const receipt = await waitMined(client, await openByProof(client, parameters));
  const exceedances = exceedancesContract(client);
  const [correction] = eventsOf(exceedances, receipt, "ExceedanceCorrected");
  const { args } = correction ?? eventOf(exceedances, receipt, "ExceedanceOpened");
  return { id: args.id, corrected: correction !== undefined, receipt };
}
