import { getBytes, isHexString } from "ethers";
import type { Client } from "../../core/client.ts";
import { deployedContract } from "../../core/deployment.ts";
import { getAccess } from "../actions/accesses/get-access.ts";
import { dataError } from "../errors.ts";
import { type Access, accessHash } from "../model/agreement/access.ts";
import { keyEnvelopeHash, unwrapContentKey } from "../model/seal/key-envelope.ts";
import { accessPath } from "./download-ciphertext.ts";
import type { VaultSession } from "./open-vault-session.ts";
import type { RequestedAccess } from "./request-access.ts";
import { askVault } from "./vault-http.ts";

/** An access that is on chain, with the key of its ciphertext. */
export interface ReceivedKey {
  readonly access: Access;
  readonly requestSignature: string;
  readonly receiptSignature: string;
  /** In hex, as its hash is on chain. */
  readonly envelope: string;
  readonly contentKey: Uint8Array;
  readonly transactionHash: string;
  readonly blockNumber: number;
}

/**
 * Has the vault number an access whose ciphertext was fetched, and opens the envelope that it gives for it. What the vault says is believed
 * as far as the chain has it.
 *
 * @throws `VAULT_ANSWER_INVALID` when the chain has another access, or it is another than was asked for; `ENVELOPE_NOT_OPENED`,
 * `ENVELOPE_INVALID`; `VAULT_REFUSED`, `VAULT_BUSY_NOW`, `VAULT_UNREACHABLE`.
 *
 * @example
 * import { receiveKey } from "tallystick/data";
 *
 * const { contentKey, access } = await receiveKey(client, session, requested);
 */
export async function receiveKey(
  client: Client,
  session: VaultSession,
  requested: RequestedAccess,
): Promise<ReceivedKey> {
  const { held } = session;
  if (held === undefined) throw differs("held", undefined, "an encryption key, shown at sign-in");
  const path = `${accessPath(requested)}/receipt`;
  const answer = (await askVault(session, { method: "POST", path, token: session.token })) as Record<string, unknown>;
  const { envelope, requestSignature, receiptSignature } = answer;
  for (const [field, value] of Object.entries({ envelope, requestSignature, receiptSignature })) {
    if (!isHexString(value)) throw differs(field, value, "bytes in hex");
  }
  const { agreement, seq, version, key } = requested.request;
  const found = await getAccess(client, { agreement, seq });
  const { access } = found;
  const { extractionHash, ciphertextHash, size } = requested;
  const keyEnvelope = keyEnvelopeHash(getBytes(String(envelope)));
  const expected: Access = { ...requested.request, extractionHash, ciphertextHash, size, keyEnvelopeHash: keyEnvelope };
  for (const field of Object.keys(expected) as (keyof Access)[]) {
    if (access[field] !== expected[field]) throw differs(`access.${field}`, access[field], expected[field]);
  }
  if (!accessHash(access).startsWith(found.hash.toLowerCase()))
    throw differs("access.hash", found.hash, accessHash(access));
  const agreements = deployedContract(client.deployment, "Agreements", "data").address;
  const { chainId } = client.deployment;
  const grant = { chainId, agreements, agreement, resource: requested.resource, version, keyId: key };
  const contentKey = await unwrapContentKey({
    grant,
    privateKey: held.privateKey,
    envelope: getBytes(String(envelope)),
  });
  return {
    access,
    requestSignature: String(requestSignature),
    receiptSignature: String(receiptSignature),
    envelope: String(envelope),
    contentKey,
    transactionHash: found.transactionHash,
    blockNumber: found.blockNumber,
  };
}

function differs(field: string, value: unknown, expected: unknown) {
  const values = { field, value, expected };
  return dataError("VAULT_ANSWER_INVALID", `the access: ${field} should be ${expected}, is ${value}`, values);
}
