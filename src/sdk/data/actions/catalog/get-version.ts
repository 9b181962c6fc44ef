import { checkBytes32 } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import { deployedContract } from "../../../core/deployment.ts";
import { sdkError } from "../../../core/errors.ts";
import { findEvent } from "../../../core/query-events.ts";
import { rpc } from "../../../core/rpc.ts";
import { checkNumber, safe } from "../../../core/whole.ts";
import { catalogContract } from "../../contracts.ts";
import type { Version } from "../../model/catalogue/version.ts";

export interface GetVersionParameters {
  readonly resource: string;
  readonly number: number;
}

export interface GetVersionReturnType {
  readonly version: Version;
  /** What the source signed. */
  readonly digest: string;
  readonly sourceSigner: string;
  readonly validators: readonly string[];
  readonly revoked: boolean;
  readonly transactionHash: string;
}

/**
 * Reads a version of a resource.
 *
 * @throws `NOT_FOUND`, `EVENT_MISSING`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { getVersion } from "tallystick/data";
 *
 * const { version, revoked } = await getVersion(client, { resource, number: 1 });
 */
export async function getVersion(client: Client, parameters: GetVersionParameters): Promise<GetVersionReturnType> {
  const resource = checkBytes32("resource", parameters.resource);
  const number = checkNumber("number", parameters.number);
  const contract = catalogContract(client);
  const [digest, revoked] = await rpc(() =>
    Promise.all([contract.digestOf(resource, number), contract.isRevoked(resource, number)]),
  );
  if (BigInt(digest) === 0n) throw sdkError("NOT_FOUND", `no version ${number} of ${resource}`, { resource, number });
  const { block } = deployedContract(client.deployment, "Catalog", "data");
  const event = await findEvent(client, contract, contract.filters.VersionPublished(resource, number), block);
  if (event === undefined) {
    const values = { event: "VersionPublished", resource, number };
    throw sdkError("EVENT_MISSING", `no VersionPublished of ${resource}, ${number}`, values);
  }
  const { version, sourceSigner, validators } = event.args;
  return {
    version: {
      resource,
      number,
      metadataHash: version.metadataHash,
      schemaHash: version.schemaHash,
      contentRoot: version.contentRoot,
      leaves: safe("leaves", version.leaves),
      sourceSystem: version.sourceSystem,
      method: version.method,
      collectedFrom: safe("collectedFrom", version.collectedFrom),
      collectedTo: safe("collectedTo", version.collectedTo),
      source: Number(version.source),
      deadline: safe("deadline", version.deadline),
    },
    digest,
    sourceSigner,
    validators: [...validators],
    revoked,
    transactionHash: event.transactionHash,
  };
}
