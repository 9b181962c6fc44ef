import { recoverAddress } from "ethers";
import type { Deployment } from "../../sdk/core/deployment.ts";
import { signerAccount } from "../../sdk/core/signature/signer-account.ts";
import type { GatewaySignature } from "../../sdk/sensing/model/batch.ts";
import { checkCredibleGap, type Gap, gapDigest } from "../../sdk/sensing/model/gap.ts";
import { bridgeError } from "./errors.ts";

/** A gap with the signature of one gateway, as files carry it from one operator to another. */
export interface SignedGap extends Gap, GatewaySignature {}

const FIELDS = ["station", "firstSeq", "throughSeq", "reason", "epoch"] as const;

/** A gap alone, in the order in which it is signed. */
export function gapOf({ station, firstSeq, throughSeq, reason, epoch }: Gap): Gap {
  return { station, firstSeq, throughSeq, reason, epoch };
}

/** @throws `GAP_INVALID`, `ARGUMENT_INVALID`. */
export function parseSignedGap(value: unknown): SignedGap {
  const given = (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;
  for (const [field, type] of Object.entries({ station: "number", firstSeq: "number", throughSeq: "number" })) {
    requireField(field, type, given[field]);
  }
  for (const [field, type] of Object.entries({ reason: "string", epoch: "number", signer: "string" })) {
    requireField(field, type, given[field]);
  }
  requireField("signature", "string", given.signature);
  const { signer, signature, ...gap } = given as unknown as SignedGap;
  return { ...checkCredibleGap(gapOf(gap)), signer, signature };
}

function requireField(field: string, type: string, value: unknown): void {
  if (typeof value === type) return;
  throw bridgeError("GAP_INVALID", `${field} should be a ${type}, is ${JSON.stringify(value)}`, { field, value });
}

/**
 * Requires that a signed gap is the one that is wanted, and signed by one of the gateways.
 *
 * @param wanted Which fields have to be the same.
 * @throws `GAP_INVALID`.
 */
export function requireSigned(
  deployment: Deployment,
  given: SignedGap,
  wanted: Partial<Gap>,
  gateways: readonly string[],
): void {
  for (const field of FIELDS) {
    if (wanted[field] === undefined || wanted[field] === given[field]) continue;
    const message = `${field} of the signed gap should be ${wanted[field]}, is ${given[field]}`;
    throw bridgeError("GAP_INVALID", message, { field, wanted: wanted[field], value: given[field] });
  }
  const { signer, signature } = given;
  const isGateway = gateways.some((each) => each.toLowerCase() === signerAccount(signer).toLowerCase());
  if (!isGateway) throw notSigned("signer", signer, "is none of the station's gateways");
  // What has no address is left to the chain, and so is the signature of a contract's wallet.
  if (signer.length !== 42 || signature.length !== 132) return;
  if (recovered(gapDigest(deployment, gapOf(given)), signature) !== signer.toLowerCase()) {
    throw notSigned("signature", signature, `is not that of ${signer}`);
  }
}

function recovered(digest: string, signature: string): string | undefined {
  try {
    return recoverAddress(digest, signature).toLowerCase();
  } catch {
    return undefined; // no point on the curve
  }
}

function notSigned(field: string, value: string, why: string): Error {
  return bridgeError("GAP_INVALID", `${field} of the signed gap ${why}`, { field, value });
}
