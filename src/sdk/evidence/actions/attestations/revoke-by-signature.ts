import type { BytesLike } from "ethers";
import { checkTime } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { attestationsContract } from "../../contracts.ts";
import { checkStatement } from "../../model/statement/create.ts";
import type { Statement } from "../../model/statement/statement.ts";
import { type RevokeReturnType, revoked } from "./revoke.ts";

export interface RevokeBySignatureParameters extends WriteOptions {
  readonly statement: Statement;
  /** Last second at which the signature counts. */
  readonly deadline: bigint;
  /** Of the attester, see `signRevocation`. */
  readonly signature: BytesLike;
  /** ERC-7913 signer of a key without an address; the statement's attester if left out. */
  readonly signer?: BytesLike;
}

/**
 * Revokes a statement with a revocation that its attester signed off chain. Anybody may submit it until the deadline.
 *
 * @throws `Attestations_SignatureExpired`, `Attestations_BadSignature`, `Attestations_NotAttester`, `Attestations_NotRevocable`,
 * `Members_*` when the attester is no longer honoured; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { revokeBySignature } from "tallystick/evidence";
 *
 * const sent = await revokeBySignature(client, { statement, deadline: 1893456000n, signature });
 */
export async function revokeBySignature(
  client: Client,
  { statement, deadline, signature, signer = statement.attester, ...options }: RevokeBySignatureParameters,
): Promise<SentTransaction> {
  const args = [checkStatement(statement), checkTime("deadline", deadline), signer, signature] as const;
  return write(client, attestationsContract(client), "revokeBySignature", args, options);
}

/** As `revokeBySignature`; waits until it is mined. */
export async function revokeBySignatureAndWait(
  client: Client,
  parameters: RevokeBySignatureParameters,
): Promise<RevokeReturnType> {
  return revoked(client, await waitMined(client, await revokeBySignature(client, parameters)));
}
