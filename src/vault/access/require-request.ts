import { isTallyError } from "../../lib/errors.ts";
import type { Client } from "../../sdk/core/client.ts";
import { signerOf } from "../../sdk/core/signature/signer-of.ts";
import { type AccessRequest, accessRequestDigest } from "../../sdk/data/model/agreement/access.ts";
import { type Selection, selectionHash } from "../../sdk/data/model/agreement/selection.ts";
import { vaultError } from "../errors.ts";
import { organisationOf } from "../sign-in/members.ts";

/** A request as it comes in. */
export interface SignedAccessRequest {
  readonly request: AccessRequest & { readonly deadline: number };
  readonly selection: Selection;
  readonly signature: string;
}

/** Seconds before its deadline in which nothing is begun any more: the transaction has to be mined until then. */
const MARGIN = 30;
/** Seconds beyond which no deadline lies: what was signed and not served is void after that. */
const LONGEST = 86_400;

/** @throws `ACCESS_EXPIRED`. */
export function requireInTime(deadline: number, now: number): void {
  if (deadline >= now + MARGIN && deadline <= now + LONGEST) return;
  const values = { field: "deadline", value: deadline, now, earliest: now + MARGIN, latest: now + LONGEST };
  throw vaultError(
    "ACCESS_EXPIRED",
    `the deadline is ${deadline - now} s from now, should be ${MARGIN} to ${LONGEST}`,
    values,
  );
}

/** Requires that a MAKER or DEVICE of the consumer signed what is asked for. @throws `ACCESS_SIGNATURE_INVALID`. */
export async function requireSigned(client: Client, consumer: number, signed: SignedAccessRequest): Promise<void> {
  const { request, selection, signature } = signed;
  const wanted = selectionHash(selection);
  const refuse = (field: string, value: unknown, reason: string) =>
    vaultError("ACCESS_SIGNATURE_INVALID", `the request is not signed as it should be: ${reason}`, {
      field,
      value,
      reason,
    });
  if (request.requestHash !== wanted)
    throw refuse("requestHash", request.requestHash, `the selection hashes to ${wanted}`);
  const by = await signerOf(accessRequestDigest(client.deployment, request), signature, client.provider);
  if (by === undefined) throw refuse("signature", "nobody", "the signature is nobody's");
  const org = await organisationOf(client, by, ["MAKER", "DEVICE"]).catch((error: unknown) => {
    if (isTallyError(error, "ACCOUNT_NOT_MEMBER")) return undefined;
    throw error;
  });
  if (org !== consumer) throw refuse("signature", by, "the signer is no MAKER or DEVICE of the consumer");
}
