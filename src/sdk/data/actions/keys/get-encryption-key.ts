import { checkBytes32 } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import { deployedContract } from "../../../core/deployment.ts";
import { sdkError } from "../../../core/errors.ts";
import { findEvent } from "../../../core/query-events.ts";
import { rpc } from "../../../core/rpc.ts";
import { safe } from "../../../core/whole.ts";
import { encryptionKeysContract } from "../../contracts.ts";

export interface GetEncryptionKeyParameters {
  /** Its id. */
  readonly key: string;
}

export interface GetEncryptionKeyReturnType {
  readonly key: string;
  readonly org: number;
  /** Identifier of its mechanism in RFC 9180. */
  readonly kem: number;
  readonly publicKey: string;
  readonly notBefore: number;
  readonly notAfter: number;
  /** 0 while it is not revoked. */
  readonly revokedAt: number;
}

/**
 * Reads an encryption key.
 *
 * @throws `NOT_FOUND`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { getEncryptionKey } from "tallystick/data";
 *
 * const { org, publicKey } = await getEncryptionKey(client, { key });
 */
export async function getEncryptionKey(
  client: Client,
  parameters: GetEncryptionKeyParameters,
): Promise<GetEncryptionKeyReturnType> {
  const key = checkBytes32("key", parameters.key);
  const contract = encryptionKeysContract(client);
  const record = await rpc(() => contract.records(key));
  if (record.org === 0n) throw sdkError("NOT_FOUND", `no encryption key ${key}`, { key });
  const { block } = deployedContract(client.deployment, "EncryptionKeys", "data");
  const event = await findEvent(client, contract, contract.filters.KeyRegistered(key), block);
  if (event === undefined)
    throw sdkError("EVENT_MISSING", `no KeyRegistered of ${key}`, { event: "KeyRegistered", key });
  return {
    key,
    org: Number(record.org),
    kem: Number(record.kem),
    publicKey: event.args.encryptionKey.publicKey,
    notBefore: safe("notBefore", record.notBefore),
    notAfter: safe("notAfter", record.notAfter),
    revokedAt: safe("revokedAt", record.revokedAt),
  };
}
