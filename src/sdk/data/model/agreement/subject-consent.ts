import { type Signer, TypedDataEncoder, type TypedDataField, ZeroHash } from "ethers";
import { checkBytes32, checkTime } from "../../../core/check.ts";
import { rpc } from "../../../core/rpc.ts";
import { agreementsEip712Domain, type DataAt } from "../eip712.ts";
import { type AgreementTerms, checkTerms, TERMS_TYPES } from "./terms.ts";

const CONSENT_TYPES: Record<string, TypedDataField[]> = {
  SubjectConsent: [
    { name: "terms", type: "AgreementTerms" },
    { name: "deadline", type: "uint48" },
  ],
  ...TERMS_TYPES,
};

const WITHDRAWAL_TYPES: Record<string, TypedDataField[]> = {
  SubjectWithdrawal: [
    { name: "agreement", type: "bytes32" },
    { name: "reason", type: "bytes32" },
    { name: "deadline", type: "uint48" },
  ],
};

/** What a subject signs to withdraw its consent. */
export interface Withdrawal {
  readonly agreement: string;
  /** Hash of the reason; zero if left out. */
  readonly reason?: string;
  /** Last second at which it can be brought. */
  readonly deadline: bigint | number;
}

export function checkWithdrawal({ agreement, reason = ZeroHash, deadline }: Withdrawal) {
  return {
    agreement: checkBytes32("agreement", agreement),
    reason: checkBytes32("reason", reason),
    deadline: checkTime("deadline", deadline),
  };
}

const consentMessage = (terms: AgreementTerms, deadline: bigint | number) => ({
  terms: checkTerms(terms),
  deadline: checkTime("deadline", deadline),
});

/** What a subject without an address signs in place of `signSubjectConsent`. @throws `ARGUMENT_INVALID`, `NOT_SECONDS`. */
export function subjectConsentDigest(deployment: DataAt, terms: AgreementTerms, deadline: bigint | number): string {
  return TypedDataEncoder.hash(agreementsEip712Domain(deployment), CONSENT_TYPES, consentMessage(terms, deadline));
}

/**
 * The consent of whom the data is about, over all terms. Needs no network.
 *
 * @param deadline Last second at which it can be brought to the chain.
 * @throws `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { signSubjectConsent } from "tallystick/data";
 *
 * const signature = await signSubjectConsent(signer, deployment, terms, 1_893_456_000);
 */
export async function signSubjectConsent(
  signer: Signer,
  deployment: DataAt,
  terms: AgreementTerms,
  deadline: bigint | number,
): Promise<string> {
  const message = consentMessage(terms, deadline);
  return rpc(() => signer.signTypedData(agreementsEip712Domain(deployment), CONSENT_TYPES, message));
}

/**
 * A subject's withdrawal of its consent, to be brought by anybody. Needs no network.
 *
 * @throws `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { signSubjectWithdrawal } from "tallystick/data";
 *
 * const signature = await signSubjectWithdrawal(signer, deployment, { agreement, deadline: 1_893_456_000 });
 */
export async function signSubjectWithdrawal(
  signer: Signer,
  deployment: DataAt,
  withdrawal: Withdrawal,
): Promise<string> {
  const message = checkWithdrawal(withdrawal);
  return rpc(() => signer.signTypedData(agreementsEip712Domain(deployment), WITHDRAWAL_TYPES, message));
}

/** What a subject without an address signs in place of `signSubjectWithdrawal`. @throws `ARGUMENT_INVALID`, `NOT_SECONDS`. */
export function subjectWithdrawalDigest(deployment: DataAt, withdrawal: Withdrawal): string {
  return TypedDataEncoder.hash(agreementsEip712Domain(deployment), WITHDRAWAL_TYPES, checkWithdrawal(withdrawal));
}
