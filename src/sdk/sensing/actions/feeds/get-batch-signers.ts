import type { Client } from "../../../core/client.ts";
import { sdkError } from "../../../core/errors.ts";
import { rpc } from "../../../core/rpc.ts";
import { feedsContract } from "../../contracts.ts";
import { sensingError } from "../../errors.ts";
import { fromBatchFields } from "../../model/batch-fields.ts";
import { batchId, batchSealDigest } from "../../model/batch-id.ts";
import { type DecodedSignature, decodeSignature } from "../../model/decode-signature.ts";
import type { SealedBatch } from "../../model/sealed-batch.ts";

/** As `getSealedBatch` gives it. */
export type GetBatchSignersParameters = Pick<SealedBatch, "batch" | "epoch" | "transaction">;

/**
 * Which gateways signed a sealed batch, read from the transaction that sealed it, in the order of their accounts.
 * Signatures of contracts and of keys without an address are not checked again: the contract accepted them.
 *
 * @throws `SIGNERS_UNREADABLE` when the transaction went through another contract; `BLOCK_UNKNOWN` when the node does not know it.
 *
 * @example
 * import { getBatchSigners, getSealedBatch } from "tallystick/sensing";
 *
 * const signers = await getBatchSigners(client, await getSealedBatch(client, { station: 1, firstSeq: 1 }));
 * console.log(signers.map(({ account }) => account));
 */
export async function getBatchSigners(
  client: Client,
  { batch, epoch, transaction }: GetBatchSignersParameters,
): Promise<DecodedSignature[]> {
  const feeds = feedsContract(client);
  const sent = await rpc(() => client.provider.getTransaction(transaction));
  if (!sent) throw sdkError("BLOCK_UNKNOWN", `the node has no transaction ${transaction}`, { transaction });
  const direct = sent.to?.toLowerCase() === String(feeds.target).toLowerCase();
  const call = direct ? feeds.interface.parseTransaction(sent) : null;
  const digest = batchSealDigest(client.deployment, batch, epoch);
  const submitted = call?.name === "submit" && call.args[0];
  if (!submitted || batchId(fromBatchFields(submitted, submitted.latest, submitted.exceedances)) !== batchId(batch)) {
    throw sensingError("SIGNERS_UNREADABLE", `transaction ${transaction} did not submit this batch to Feeds itself`, {
      transaction,
    });
  }
  return (call.args[2] as string[]).map((encoded) => decodeSignature(encoded, digest));
}
