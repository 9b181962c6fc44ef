import type { TransactionReceipt } from "ethers";
import type { Client } from "../../../core/client.ts";
import { sdkError } from "../../../core/errors.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { checkWhole, UINT32 } from "../../../core/whole.ts";
import { eventsOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { feedsContract } from "../../contracts.ts";
import type { Batch, GatewaySignature } from "../../model/batch.ts";
import { batchId, batchSealDigest, toBatchStruct } from "../../model/batch-id.ts";
import { checkBatch } from "../../model/check-batch.ts";
import { encodeSignatures } from "../../model/encode-signatures.ts";
import type { Outcome } from "../../model/outcome.ts";

export interface SubmitBatchParameters extends WriteOptions {
  readonly batch: Batch;
  /** The gateway set that signed. */
  readonly epoch: number;
  /** In any order. */
  readonly signatures: readonly GatewaySignature[];
}

export interface SubmitBatchReturnType {
  /** Id of the batch. */
  readonly id: string;
  /**
   * "Known": the batch was sealed before. "Equivocated": another batch is sealed at this place, and an equivocation was
   * recorded.
   */
  readonly outcome: Outcome;
  readonly receipt: TransactionReceipt;
}

/**
 * Brings a batch of readings to the chain. Anybody may: the gateways' signatures decide. The same batch again changes nothing.
 *
 * @throws `Feeds_OutOfSequence` when batches before it are missing, `Feeds_SequenceUsed`, `Feeds_TimeRunsBackwards`,
 * `Feeds_FromTheFuture`, `Feeds_FlagsDisagree`, `Feeds_LatestOutside`; `Stations_WrongEpoch`, `Stations_TooFewSignatures`,
 * `Stations_NotGateway`, `Stations_BadSignature`, `Stations_WrongPhase`; `Members_*` when a gateway is not honoured;
 * `ARGUMENT_INVALID`.
 *
 * @example
 * import { submitBatch } from "tallystick/sensing";
 *
 * const sent = await submitBatch(client, { batch, epoch: 1, signatures });
 */
export async function submitBatch(client: Client, parameters: SubmitBatchParameters): Promise<SentTransaction> {
  const { batch, epoch, signatures, ...options } = parameters;
  const checked = checkBatch(batch);
  const digest = batchSealDigest(client.deployment, checked, checkWhole("epoch", epoch, 1, UINT32));
  const args = [toBatchStruct(checked), epoch, encodeSignatures(signatures, digest)] as const;
  return write(client, feedsContract(client), "submit", args, options);
}

/** As `submitBatch`; waits until it is mined and says what became of the batch. */
export async function submitBatchAndWait(
  client: Client,
  parameters: SubmitBatchParameters,
): Promise<SubmitBatchReturnType> {
  const id = batchId(checkBatch(parameters.batch));
  const receipt = await waitMined(client, await submitBatch(client, parameters));
  return { id, outcome: outcomeOf(client, receipt, id), receipt };
}

/** A transaction receipt has no return value: the events say the outcome. */
function outcomeOf(client: Client, receipt: TransactionReceipt, id: string): Outcome {
  const feeds = feedsContract(client);
  if (eventsOf(feeds, receipt, "BatchSealed").some(({ args }) => args.id === id)) return "Sealed";
  if (eventsOf(feeds, receipt, "Equivocated").some(({ args }) => args.other === id)) return "Equivocated";
  if (receipt.logs.length === 0) return "Known";
  throw sdkError("EVENT_MISSING", `no BatchSealed of ${id} in ${receipt.hash}`, {
    event: "BatchSealed",
    hash: receipt.hash,
  });
}
