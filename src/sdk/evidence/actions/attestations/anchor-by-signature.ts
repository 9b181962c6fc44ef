import type { BytesLike } from "ethers";
import { checkBytes32, checkTime } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { attestationsContract } from "../../contracts.ts";
import { type AnchorReturnType, anchored } from "./anchor.ts";

export interface AnchorBySignatureParameters extends WriteOptions {
  readonly root: string;
  readonly count: number;
  readonly schema: string;
  /** Last second at which the signature counts. */
  readonly deadline: bigint;
  /** Address of the attester, or its ERC-7913 signer. */
  readonly signer: BytesLike;
  /** See `signAnchor`. */
  readonly signature: BytesLike;
}

/**
 * Anchors a batch that its attester signed off chain. Anybody may submit it until the deadline.
 *
 * @throws as `anchor`; `Attestations_SignatureExpired`, `Attestations_BadSignature`, `Attestations_Withdrawn`; `NOT_SECONDS`.
 *
 * @example
 * import { anchorBySignature } from "tallystick/evidence";
 *
 * const batch = { root, count: 500, schema, deadline: 1893456000n };
 * const sent = await anchorBySignature(client, { ...batch, signer: attester, signature });
 */
export async function anchorBySignature(
  client: Client,
  { root, count, schema, deadline, signer, signature, ...options }: AnchorBySignatureParameters,
): Promise<SentTransaction> {
  const batch = [checkBytes32("root", root), count, checkBytes32("schema", schema)] as const;
  const args = [...batch, checkTime("deadline", deadline), signer, signature] as const;
  return write(client, attestationsContract(client), "anchorBySignature", args, options);
}

/** As `anchorBySignature`; waits until it is mined. */
export async function anchorBySignatureAndWait(
  client: Client,
  parameters: AnchorBySignatureParameters,
): Promise<AnchorReturnType> {
  return anchored(client, await waitMined(client, await anchorBySignature(client, parameters)));
}
