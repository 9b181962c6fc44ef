import type { TransactionReceipt } from "ethers";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { checkWhole, UINT32 } from "../../../core/whole.ts";
import { eventsOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { feedsContract } from "../../contracts.ts";
import type { Batch, GatewaySignature } from "../../model/batch.ts";
import { batchId, batchSealDigest, toBatchStruct } from "../../model/batch-id.ts";
import { checkBatch } from "../../model/check-batch.ts";
import { encodeSignatures } from "../../model/encode-signatures.ts";

export interface ReportEquivocationParameters extends WriteOptions {
  /** The sealed batch. */
  readonly sealedBatch: Batch;
  /** The batch that gateways also signed. */
  readonly other: Batch;
  /** The gateway set that signed `other`, in force or former. */
  readonly epoch: number;
  /** Signatures over `other`, in any order. */
  readonly signatures: readonly GatewaySignature[];
}

export interface ReportEquivocationReturnType {
  /** Id of the other batch. */
  readonly other: string;
  /** "Known" if it was recorded before. */
  readonly outcome: "Equivocated" | "Known";
  readonly receipt: TransactionReceipt;
}

/**
 * Records that a quorum of gateways signed another history than the sealed one. Anybody may. For batches that begin at
 * different readings; `submitBatch` records those that begin at the same one.
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
  const digest = batchSealDigest(client.deployment, checked, checkWhole("epoch", epoch, 1, UINT32));
  const structs = [toBatchStruct(checkBatch(sealedBatch)), toBatchStruct(checked)] as const;
  const args = [...structs, epoch, encodeSignatures(signatures, digest)] as const;
  return write(client, feedsContract(client), "reportEquivocation", args, options);
}

/** As `reportEquivocation`; waits until it is mined. */
export async function reportEquivocationAndWait(
  client: Client,
  parameters: ReportEquivocationParameters,
): Promise<ReportEquivocationReturnType> {
  const receipt = await waitMined(client, await reportEquivocation(client, parameters));
  const events = eventsOf(feedsContract(client), receipt, "Equivocated");
  return { other: batchId(parameters.other), outcome: events.length > 0 ? "Equivocated" : "Known", receipt };
}
