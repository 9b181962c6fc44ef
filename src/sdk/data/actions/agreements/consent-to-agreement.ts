import type { TransactionReceipt } from "ethers";
import { checkBytes, checkTime } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { agreementsContract } from "../../contracts.ts";
import { type AgreementTerms, termsArgument } from "../../model/agreement/terms.ts";
import { AGREEMENT_STATES, type AgreementState, nameOf } from "../../model/states.ts";

export interface ConsentToAgreementParameters extends WriteOptions {
  readonly terms: AgreementTerms;
  /** As it was signed. */
  readonly deadline: bigint | number;
  /** By the subject, see `signSubjectConsent`. */
  readonly signature: string;
}

export interface ConsentToAgreementReturnType {
  readonly agreement: string;
  readonly from: AgreementState;
  readonly to: AgreementState;
  readonly receipt: TransactionReceipt;
}

/**
 * Brings the consent of whom the data is about to what is Agreed, which becomes Active. Anybody.
 *
 * @throws `Agreements_*`; `Members_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { consentToAgreement } from "tallystick/data";
 *
 * const sent = await consentToAgreement(client, { terms, deadline: 1_893_456_000, signature });
 */
export async function consentToAgreement(
  client: Client,
  parameters: ConsentToAgreementParameters,
): Promise<SentTransaction> {
  const { terms, deadline, signature, ...options } = parameters;
  checkBytes("signature", signature);
  return write(
    client,
    agreementsContract(client),
    "consent",
    [termsArgument(terms), checkTime("deadline", deadline), signature],
    options,
  );
}

/** As `consentToAgreement`; waits until it is mined. */
export async function consentToAgreementAndWait(
  client: Client,
  parameters: ConsentToAgreementParameters,
): Promise<ConsentToAgreementReturnType> {
  const receipt = await waitMined(client, await consentToAgreement(client, parameters));
  const { args } = eventOf(agreementsContract(client), receipt, "AgreementMoved");
  return {
    agreement: args.agreement,
    from: nameOf(AGREEMENT_STATES, args.from),
    to: nameOf(AGREEMENT_STATES, args.to),
    receipt,
  };
}
