import type { BytesLike, TransactionReceipt } from "ethers";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { attestationsContract } from "../../contracts.ts";
import type { Statement } from "../../model/statement/statement.ts";
import { checkItem } from "./check-items.ts";

export interface AttestBySignatureParameters extends WriteOptions {
  readonly statement: Statement;
  /** Of the attester over the uid, see `signStatement`. */
  readonly signature: BytesLike;
  /** ERC-7913 signer of a key without an address; the statement's attester if left out. */
  readonly signer?: BytesLike;
}

export interface AttestBySignatureReturnType {
  readonly uid: string;
  readonly receipt: TransactionReceipt;
}

/**
 * Records a statement that its attester signed off chain. Anybody may submit it.
 *
 * @throws as `attest`; `Attestations_BadSignature`.
 *
 * @example
 * import { attestBySignature } from "tallystick/evidence";
 *
 * const sent = await attestBySignature(client, { statement, signature });
 */
export async function attestBySignature(
  client: Client,
  { statement, signature, signer = statement.attester, ...options }: AttestBySignatureParameters,
): Promise<SentTransaction> {
  const args = [await checkItem(client, statement), signer, signature] as const;
  return write(client, attestationsContract(client), "attestBySignature", args, options);
}

/** As `attestBySignature`; waits until it is mined and gives the uid. */
export async function attestBySignatureAndWait(
  client: Client,
  parameters: AttestBySignatureParameters,
): Promise<AttestBySignatureReturnType> {
  const receipt = await waitMined(client, await attestBySignature(client, parameters));
  return { uid: eventOf(attestationsContract(client), receipt, "Attested").args.uid, receipt };
}
