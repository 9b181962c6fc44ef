import type { TransactionReceipt } from "ethers";
import { checkBytes, checkTime } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { agreementsContract } from "../../contracts.ts";
import { type AgreementTerms, termsArgument } from "../../model/agreement/terms.ts";
import { AGREEMENT_STATES, type AgreementState, nameOf } from "../../model/states.ts";

export interface ConcludeAgreementParameters extends WriteOptions {
  readonly terms: AgreementTerms;
  /** See `signTerms`. */
  readonly consumerSignature: string;
  readonly providerSignature: string;
  /** Of whom the data is about, see `signSubjectConsent`; left out where it is brought later, or nobody has to consent. */
  readonly consent?: { readonly deadline: bigint | number; readonly signature: string };
}

export interface ConcludeAgreementReturnType {
  readonly agreement: string;
  readonly from: AgreementState;
  readonly to: AgreementState;
  readonly receipt: TransactionReceipt;
}

/**
 * Puts on record what was negotiated off the chain, signed by both sides. Anybody.
 *
 * @throws `Agreements_*`; `Members_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { concludeAgreement } from "tallystick/data";
 *
 * const sent = await concludeAgreement(client, { terms, consumerSignature: signature, providerSignature: signature });
 */
export async function concludeAgreement(
  client: Client,
  parameters: ConcludeAgreementParameters,
): Promise<SentTransaction> {
  const { terms, consumerSignature, providerSignature, consent, ...options } = parameters;
  const { deadline, signature } = consent ?? { deadline: 0n, signature: "0x" };
  for (const [field, value] of Object.entries({
    consumerSignature,
    providerSignature,
    "consent.signature": signature,
  })) {
    checkBytes(field, value);
  }
  const argument = termsArgument(terms);
  const consented = checkTime("consent.deadline", deadline);
  const args = [argument, consumerSignature, providerSignature, consented, signature] as const;
  return write(client, agreementsContract(client), "conclude", args, options);
}

/** As `concludeAgreement`; waits until it is mined. */
export async function concludeAgreementAndWait(
  client: Client,
  parameters: ConcludeAgreementParameters,
): Promise<ConcludeAgreementReturnType> {
  const receipt = await waitMined(client, await concludeAgreement(client, parameters));
  const { args } = eventOf(agreementsContract(client), receipt, "AgreementMoved");
  return {
    agreement: args.agreement,
    from: nameOf(AGREEMENT_STATES, args.from),
    to: nameOf(AGREEMENT_STATES, args.to),
    receipt,
  };
}
