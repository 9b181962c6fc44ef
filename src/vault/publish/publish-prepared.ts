import { isTallyError } from "../../lib/errors.ts";
import type { Client } from "../../sdk/core/client.ts";
import { isRevert } from "../../sdk/core/revert.ts";
import { rpc } from "../../sdk/core/rpc.ts";
import { publishVersionAndWait } from "../../sdk/data/actions/catalog/publish-version.ts";
import { catalogContract } from "../../sdk/data/contracts.ts";
import { versionDigest } from "../../sdk/data/model/catalogue/version.ts";
import type { VersionDocument } from "../catalogue/documents.ts";
import { vaultError } from "../errors.ts";
import type { VersionKey, Versions } from "../store/versions.ts";

export interface PublishPreparedParameters extends VersionKey {
  /** Writes for the owner. */
  readonly client: Client;
  readonly versions: Versions;
  /** By a MAKER of the source, see `signVersion`. */
  readonly sourceSignature: string;
  /** See `signValidation`. */
  readonly validatorSignatures?: readonly string[];
}

/**
 * Brings a prepared version to the chain. Asked again after a kill, it finds what the chain has: a version is published once.
 *
 * @throws `VAULT_VERSION_UNKNOWN` when nothing is prepared under this number, or the chain has another version under it; as `publishVersion`.
 */
export async function publishPrepared(parameters: PublishPreparedParameters): Promise<VersionDocument> {
  const { client, versions, resource, number, sourceSignature, validatorSignatures = [] } = parameters;
  const stored = versions.version({ resource, number });
  const unknown = (reason: string) =>
    vaultError("VAULT_VERSION_UNKNOWN", `version ${number} of ${resource}: ${reason}`, {
      field: "number",
      value: number,
      resource,
    });
  if (stored === undefined) throw unknown("nothing is prepared");
  const document = stored.document as unknown as VersionDocument;
  const { version } = document;
  if (stored.state === "Published") return document;
  const isOurs = async () => {
    const digest = await rpc(() => catalogContract(client).digestOf(resource, number));
    if (BigInt(digest) === 0n) return false;
    if (digest === versionDigest(client.deployment, version)) return true;
    throw unknown("the chain has another one");
  };
  const key = { resource, number };
  if (!(await isOurs())) {
    versions.move(key, "Prepared", "Brought");
    try {
      await publishVersionAndWait(client, { version, sourceSignature, validatorSignatures });
    } catch (error) {
      // Where no node answers it may be on its way. Another run of the same command may have been faster.
      if (!isTallyError(error) || !isRevert(error)) throw error;
      if (!(await isOurs())) {
        versions.move(key, "Brought", "Prepared");
        throw error;
      }
    }
  }
  versions.move(key, "Prepared", "Published");
  versions.move(key, "Brought", "Published");
  return document;
}
