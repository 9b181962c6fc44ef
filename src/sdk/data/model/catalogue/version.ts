import { type Signer, TypedDataEncoder, type TypedDataField } from "ethers";
import { checkBytes32, checkTime } from "../../../core/check.ts";
import { rpc } from "../../../core/rpc.ts";
import { checkNumber } from "../../../core/whole.ts";
import { checkUint } from "../check-fields.ts";
import { catalogEip712Domain, type DataAt } from "../eip712.ts";

/** What a version of a resource consists of, and where it comes from. Times are seconds since 1970. */
export interface Version {
  readonly resource: string;
  /** That of the version before, and one more; the first is 1. */
  readonly number: number;
  /** keccak256 of its description (DCAT) in canonical JSON. */
  readonly metadataHash: string;
  readonly schemaHash: string;
  /** Root of the salted Merkle tree over its rows. */
  readonly contentRoot: string;
  readonly leaves: bigint | number;
  /** keccak256 of what the source calls the system that it comes from, and the way in which it was collected. */
  readonly sourceSystem: string;
  readonly method: string;
  readonly collectedFrom: bigint | number;
  readonly collectedTo: bigint | number;
  /** Organisation that collected it, which may be the owner. */
  readonly source: number;
  /** Last second at which it can be published. */
  readonly deadline: bigint | number;
}

const VERSION_TYPES: Record<string, TypedDataField[]> = {
  Version: [
    { name: "resource", type: "bytes32" },
    { name: "number", type: "uint32" },
    { name: "metadataHash", type: "bytes32" },
    { name: "schemaHash", type: "bytes32" },
    { name: "contentRoot", type: "bytes32" },
    { name: "leaves", type: "uint64" },
    { name: "sourceSystem", type: "bytes32" },
    { name: "method", type: "bytes32" },
    { name: "collectedFrom", type: "uint48" },
    { name: "collectedTo", type: "uint48" },
    { name: "source", type: "uint32" },
    { name: "deadline", type: "uint48" },
  ],
};
const VALIDATION_TYPES: Record<string, TypedDataField[]> = {
  Validation: [{ name: "version", type: "Version" }],
  ...VERSION_TYPES,
};

/** A version with every field checked. @throws `ARGUMENT_INVALID`, `NOT_SECONDS`. */
export function checkVersion(version: Version) {
  return {
    resource: checkBytes32("version.resource", version.resource),
    number: checkNumber("version.number", version.number),
    metadataHash: checkBytes32("version.metadataHash", version.metadataHash),
    schemaHash: checkBytes32("version.schemaHash", version.schemaHash),
    contentRoot: checkBytes32("version.contentRoot", version.contentRoot),
    leaves: checkUint("version.leaves", version.leaves, 64),
    sourceSystem: checkBytes32("version.sourceSystem", version.sourceSystem),
    method: checkBytes32("version.method", version.method),
    collectedFrom: checkTime("version.collectedFrom", version.collectedFrom),
    collectedTo: checkTime("version.collectedTo", version.collectedTo),
    source: checkNumber("version.source", version.source),
    deadline: checkTime("version.deadline", version.deadline),
  };
}

/** What the source of a version signs. @throws `ARGUMENT_INVALID`, `NOT_SECONDS`. */
export const versionDigest = (deployment: DataAt, version: Version): string =>
  TypedDataEncoder.hash(catalogEip712Domain(deployment), VERSION_TYPES, checkVersion(version));

/** What its validators sign. @throws `ARGUMENT_INVALID`, `NOT_SECONDS`. */
export const validationDigest = (deployment: DataAt, version: Version): string =>
  TypedDataEncoder.hash(catalogEip712Domain(deployment), VALIDATION_TYPES, { version: checkVersion(version) });

/**
 * The source's confirmation of a version. Needs no network.
 *
 * @throws `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { signVersion } from "tallystick/data";
 *
 * const sourceSignature = await signVersion(signer, deployment, version);
 */
export async function signVersion(signer: Signer, deployment: DataAt, version: Version): Promise<string> {
  const message = checkVersion(version);
  return rpc(() => signer.signTypedData(catalogEip712Domain(deployment), VERSION_TYPES, message));
}

/** A validator's confirmation that it checked a version. @throws `ARGUMENT_INVALID`, `NOT_SECONDS`. */
export async function signValidation(signer: Signer, deployment: DataAt, version: Version): Promise<string> {
  const message = { version: checkVersion(version) };
  return rpc(() => signer.signTypedData(catalogEip712Domain(deployment), VALIDATION_TYPES, message));
}
