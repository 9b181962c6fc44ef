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

export interface ReportGapEquivocationParameters extends WriteOptions {
  /** Number of the first reading of a recorded gap. */
  readonly gap: number;
  /** The batch that gateways also signed. */
  readonly other: Batch;
  /** The gateway set that signed `other`, in force or former. */
  readonly epoch: number;
  /** Signatures over `other`, in any order. */
  readonly signatures: readonly GatewaySignature[];
}

export interface ReportGapEquivocationReturnType {
  /** Id of the other batch. */
  readonly other: string;
  /** "Known" if it was recorded before. */
  readonly outcome: "Equivocated" | "Known";
  readonly receipt: TransactionReceipt;
}

/**
 * Records that a quorum of gateways signed a batch with readings that were declared lost. Anybody may.
 *
 * @throws `Feeds_NoGap`, `Feeds_NoEquivocation`, `Stations_UnknownEpoch`, `Stations_TooFewSignatures`, `Stations_NotGateway`,
 * `Stations_BadSignature`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { reportGapEquivocation } from "tallystick/sensing";
 *
 * const sent = await reportGapEquivocation(client, { gap: 1201, other, epoch: 1, signatures });
 */
export async function reportGapEquivocation(
  client: Client,
  parameters: ReportGapEquivocationParameters,
): Promise<SentTransaction> {
  const { gap, other, epoch, signatures, ...options } = parameters;
  const checked = checkBatch(other);
  const digest = batchSealDigest(client.deployment, checked, checkWhole("epoch", epoch, 1, UINT32));
  const args = [
    checkWhole("gap", gap, 1),
    toBatchStruct(checked),
    epoch,
    encodeSignatures(signatures, digest),
  ] as const;
  return write(client, feedsContract(client), "reportGapEquivocation", args, options);
}

/** As `reportGapEquivocation`; waits until it is mined. */
export async function reportGapEquivocationAndWait(
  client: Client,
  parameters: ReportGapEquivocationParameters,
): Promise<ReportGapEquivocationReturnType> {
  const receipt = await waitMined(client, await reportGapEquivocation(client, parameters));
  const events = eventsOf(feedsContract(client), receipt, "Equivocated");
  return { other: batchId(parameters.other), outcome: events.length > 0 ? "Equivocated" : "Known", receipt };
}
