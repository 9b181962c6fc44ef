import type { Signer } from "ethers";
import type { Clock } from "../../../lib/clock.ts";
import type { Client } from "../../core/client.ts";
import { integer, is, object, type Refuse, text } from "../../core/json/json-form.ts";
import { nextBlockTime } from "../../core/next-block-time.ts";
import { getAgreement } from "../actions/agreements/get-agreement.ts";
import { dataError } from "../errors.ts";
import { type AccessRequest, signAccessRequest } from "../model/agreement/access.ts";
import { checkSelection, type Selection, selectionHash } from "../model/agreement/selection.ts";
import { type Purpose, purposeNumber } from "../model/purposes.ts";
import type { VaultSession } from "./open-vault-session.ts";
import { askVault } from "./vault-http.ts";

export interface RequestAccessParameters {
  readonly session: VaultSession;
  /** MAKER or DEVICE of the consumer. */
  readonly signer: Signer;
  readonly agreement: string;
  readonly version: number;
  readonly purpose: Purpose;
  /** All of the version if left out. */
  readonly selection?: Selection;
  /** Seconds for which the request can be served. @default 3600 */
  readonly lifetime?: number;
  readonly clock: Clock;
  /** A request that was signed before, and that the vault may have: it is asked for again. */
  readonly signed?: SignedRequest;
  /** Hears of what was signed before it is sent: who keeps it gets the same access after a crash. */
  readonly onSigned?: (signed: SignedRequest) => void;
}

/** What a consumer sends. */
export interface SignedRequest {
  readonly request: AccessRequest & { readonly deadline: number };
  readonly selection: Selection;
  readonly signature: string;
}

/** An access whose ciphertext is ready. No number is used yet. */
export interface RequestedAccess {
  readonly request: AccessRequest & { readonly deadline: number };
  readonly selection: Selection;
  readonly resource: string;
  /** Bytes of the ciphertext. */
  readonly size: number;
  readonly ciphertextHash: string;
  readonly extractionHash: string;
}

const ANY = is(() => true, "anything");
const HASH = is((value) => typeof value === "string" && /^0x[0-9a-f]{64}$/.test(value), "32 bytes in hex");
const FORM = object(
  {
    state: text,
    request: ANY,
    selection: ANY,
    resource: HASH,
    size: integer,
    ciphertextHash: HASH,
    extractionHash: HASH,
  },
  {},
  () => true,
);

const refuse: Refuse = (field, value, expected) => {
  const values = { field, value, expected };
  throw dataError("VAULT_ANSWER_INVALID", `the vault's answer: ${field} should be ${expected}`, values);
};

/**
 * Asks a vault for an access under the next number, signed for the consumer. The vault prepares the ciphertext.
 *
 * @throws `VAULT_REFUSED`, `VAULT_BUSY_NOW`, `VAULT_UNREACHABLE`, `VAULT_ANSWER_INVALID`; `NOT_FOUND`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { systemClock } from "tallystick";
 * import { requestAccess } from "tallystick/data";
 *
 * const asked = { session, signer, agreement, version: 1, purpose: "CreditChecking", clock: systemClock } as const;
 * const requested = await requestAccess(client, asked);
 */
export async function requestAccess(client: Client, parameters: RequestAccessParameters): Promise<RequestedAccess> {
  const { session, onSigned } = parameters;
  const signed = parameters.signed ?? (await sign(client, parameters));
  onSigned?.(signed);
  const answer = await askVault(session, { method: "POST", path: "/v1/accesses", token: session.token, body: signed });
  FORM(answer, "", refuse);
  const { request, selection } = signed;
  const { resource, size, ciphertextHash, extractionHash } = answer as RequestedAccess;
  return { request, selection, resource, size, ciphertextHash, extractionHash };
}

async function sign(client: Client, parameters: RequestAccessParameters): Promise<SignedRequest> {
  const { session, signer, agreement, version, lifetime = 3_600, clock } = parameters;
  const selection = checkSelection(parameters.selection ?? {});
  const { uses } = await getAgreement(client, { agreement });
  const request = {
    agreement: agreement.toLowerCase(),
    seq: uses + 1,
    version,
    purpose: purposeNumber("purpose", parameters.purpose),
    key: session.held?.key.toLowerCase() ?? refuse("held", undefined, "an encryption key, shown at sign-in"),
    requestHash: selectionHash(selection),
    deadline: (await nextBlockTime(client.provider, clock)) + lifetime,
  };
  return { request, selection, signature: await signAccessRequest(signer, client.deployment, request) };
}
