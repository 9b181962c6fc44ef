import type { TransactionReceipt } from "ethers";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { checkWhole, UINT32 } from "../../../core/whole.ts";
import { eventsOf, mined, type WriteOptions, write } from "../../../core/write.ts";
import { feedsContract } from "../../contracts.ts";
import type { Batch, GatewaySignature } from "../../model/batch.ts";
import { batchId, sealDigest, toBatchStruct } from "../../model/batch-id.ts";
import { checkBatch } from "../../model/check-batch.ts";
import { encodeSignatures } from "../../model/encode-signatures.ts";

export interface ReportEquivocationParameters extends WriteOptions {
  /** What the chain has. */
  readonly sealedBatch: Batch;
  /** What gateways signed beside it. */
  readonly other: Batch;
  /** The gateway set that signed `other`, be it past. */
  readonly epoch: number;
  /** Under `other`, in any order. */
  readonly signatures: readonly GatewaySignature[];
}

export interface ReportEquivocationReturnType {
  /** Identity of the other batch. */
  readonly other: string;
  /** Known: it was on record before. */
  readonly outcome: "Equivocated" | "Known";
  readonly receipt: TransactionReceipt;
}

/**
 * Puts on record that a quorum of gateways signed a history other than the sealed one. Anybody may. For batches that begin at
 * different places of the sequence; of those that begin at the same one `submitBatch` makes the record.
 *
 * @throws `Feeds_NotSealed`, `Feeds_NoEquivocation`, `Stations_UnknownEpoch`, `Stations_TooFewSignatures`, `Stations_NotGateway`,
 * `Stations_BadSignature`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { reportEquivocation } from "tallystick/sensing";
 *
 * const sent = await reportEquivocation(client, { sealedBatch, other, epoch: 1, signatures });
 */
export async function reportEquivocation(
  client: Client,
  parameters: ReportEquivocationParameters,
): Promise<SentTransaction> {
  const { sealedBatch, other, epoch, signatures, ...options } = parameters;
  const checked = checkBatch(other);
  const digest = sealDigest(client.deployment, checked, checkWhole("epoch", epoch, 1, UINT32));
  const structs = [toBatchStruct(checkBatch(sealedBatch)), toBatchStruct(checked)] as const;
  const args = [...structs, epoch, encodeSignatures(signatures, digest)] as const;
  return write(client, feedsContract(client), "reportEquivocation", args, options);
}

/** As `reportEquivocation`; waits until it is mined. */
export async function reportEquivocationAndWait(
  client: Client,
  parameters: ReportEquivocationParameters,
): Promise<ReportEquivocationReturnType> {
  const receipt = await mined(client, await reportEquivocation(client, parameters));
  const events = eventsOf(feedsContract(client), receipt, "Equivocated");
  return { other: batchId(parameters.other), outcome: events.length > 0 ? "Equivocated" : "Known", receipt };
}
