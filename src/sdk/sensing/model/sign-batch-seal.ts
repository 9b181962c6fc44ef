import type { Signer } from "ethers";
import { rpc } from "../../core/rpc.ts";
import { checkWhole, UINT32 } from "../../core/whole.ts";
import type { Batch, GatewaySignature } from "./batch.ts";
import { toBatchStruct } from "./batch-id.ts";
import { checkBatch } from "./check-batch.ts";
import { BATCH_SEAL_TYPES, type FeedsAt, feedsEip712Domain } from "./typed-data.ts";

/**
 * A gateway's signature that seals a batch, for the gateway set `epoch`. A key without an address signs `batchSealDigest` instead.
 *
 * @throws `ARGUMENT_INVALID`.
 *
 * @example
 * import { signBatchSeal } from "tallystick/sensing";
 *
 * const seal = await signBatchSeal(signer, deployment, batch, 1);
 */
export async function signBatchSeal(
  signer: Signer,
  deployment: FeedsAt,
  batch: Batch,
  epoch: number,
): Promise<GatewaySignature> {
  const message = { batch: toBatchStruct(checkBatch(batch)), epoch: checkWhole("epoch", epoch, 1, UINT32) };
  const signature = await rpc(() => signer.signTypedData(feedsEip712Domain(deployment), BATCH_SEAL_TYPES, message));
  return { signer: await rpc(() => signer.getAddress()), signature };
}
