import type { Signer, TypedDataDomain, TypedDataField } from "ethers";
import { TypedDataEncoder } from "ethers";
import { checkAddress, checkBytes32, checkThat, checkTime } from "../../../core/check.ts";
import { rpc } from "../../../core/rpc.ts";
import { checkStatement } from "./create.ts";
import { STATEMENT_TYPES, type Statement } from "./statement.ts";

/** A batch as its attester signs it for `anchorBySignature`. */
export interface AnchorMessage {
  readonly root: string;
  readonly count: number;
  readonly schema: string;
  readonly attester: string;
  /** Last second at which the signature may be submitted. */
  readonly deadline: bigint;
}

/** A revocation as the attester signs it for `revokeBySignature`. */
export interface RevocationMessage {
  readonly uid: string;
  /** Last second at which the signature may be brought to the chain. */
  readonly deadline: bigint;
}

const ANCHOR_TYPES = {
  Anchor: [
    { name: "root", type: "bytes32" },
    { name: "count", type: "uint32" },
    { name: "schema", type: "bytes32" },
    { name: "attester", type: "address" },
    { name: "deadline", type: "uint48" },
  ],
};

const REVOCATION_TYPES = {
  Revocation: [
    { name: "uid", type: "bytes32" },
    { name: "deadline", type: "uint48" },
  ],
};

/**
 * Signs a statement off chain (EIP-712). What is signed is its uid.
 *
 * @throws `ARGUMENT_INVALID` when a field is malformed or the signer is not the attester; `NOT_SECONDS`.
 *
 * @example
 * import { attestationsEip712Domain, createStatement, signStatement } from "tallystick/evidence";
 *
 * const statement = createStatement({ schema, attester: await signer.getAddress(), data });
 * const signature = await signStatement(signer, attestationsEip712Domain(deployment), statement);
 */
export async function signStatement(signer: Signer, domain: TypedDataDomain, statement: Statement): Promise<string> {
  const checked = checkStatement(statement);
  const address = await rpc(() => signer.getAddress());
  checkThat(address === checked.attester, "attester", checked.attester, `the signer, ${address}`);
  return sign(signer, domain, STATEMENT_TYPES, checked);
}

/**
 * Signs a batch off chain, to be anchored by anybody until the deadline.
 *
 * @throws `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { attestationsEip712Domain, signAnchor } from "tallystick/evidence";
 *
 * const message = { root, count: 500, schema, attester, deadline: 1893456000n };
 * const signature = await signAnchor(signer, attestationsEip712Domain(deployment), message);
 */
export async function signAnchor(signer: Signer, domain: TypedDataDomain, message: AnchorMessage): Promise<string> {
  return sign(signer, domain, ANCHOR_TYPES, checkAnchor(message));
}

/**
 * Signs a revocation off chain, to be brought to the chain by anybody until the deadline.
 *
 * @throws `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { attestationsEip712Domain, signRevocation } from "tallystick/evidence";
 *
 * const signature = await signRevocation(signer, attestationsEip712Domain(deployment), { uid, deadline: 1893456000n });
 */
export async function signRevocation(
  signer: Signer,
  domain: TypedDataDomain,
  message: RevocationMessage,
): Promise<string> {
  return sign(signer, domain, REVOCATION_TYPES, checkRevocation(message));
}

/** What a key without an address signs in place of `signAnchor`, and by what `withdraw` takes a signed batch back. */
export function anchorDigest(domain: TypedDataDomain, message: AnchorMessage): string {
  return TypedDataEncoder.hash(domain, ANCHOR_TYPES, checkAnchor(message));
}

/** What a key without an address signs in place of `signRevocation`. */
export function revocationDigest(domain: TypedDataDomain, message: RevocationMessage): string {
  return TypedDataEncoder.hash(domain, REVOCATION_TYPES, checkRevocation(message));
}

function checkAnchor({ root, count, schema, attester, deadline }: AnchorMessage): AnchorMessage {
  checkThat(Number.isSafeInteger(count) && count > 0 && count < 2 ** 32, "count", count, "from 1 to 2^32 - 1");
  return {
    root: checkBytes32("root", root),
    count,
    schema: checkBytes32("schema", schema),
    attester: checkAddress("attester", attester),
    deadline: checkTime("deadline", deadline),
  };
}

function checkRevocation({ uid, deadline }: RevocationMessage): RevocationMessage {
  return { uid: checkBytes32("uid", uid), deadline: checkTime("deadline", deadline) };
}

function sign(
  signer: Signer,
  domain: TypedDataDomain,
  types: Record<string, TypedDataField[]>,
  message: object,
): Promise<string> {
  return rpc(() => signer.signTypedData(domain, types, message as Record<string, unknown>));
}
