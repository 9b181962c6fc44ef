import { type TransactionReceipt, ZeroHash } from "ethers";
import { checkBytes, checkBytes32, checkTime } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { agreementsContract } from "../../contracts.ts";
import { type AgreementTerms, termsArgument } from "../../model/agreement/terms.ts";
import { AGREEMENT_STATES, type AgreementState, nameOf } from "../../model/states.ts";

export interface WithdrawConsentBySignatureParameters extends WriteOptions {
  readonly terms: AgreementTerms;
  /** Hash of the reason, as it was signed; zero if left out. */
  readonly reason?: string;
  /** As it was signed. */
  readonly deadline: bigint | number;
  /** By the subject, see `signSubjectWithdrawal`. */
  readonly signature: string;
}

export interface WithdrawConsentBySignatureReturnType {
  readonly agreement: string;
  readonly from: AgreementState;
  readonly to: AgreementState;
  readonly receipt: TransactionReceipt;
}

/**
 * Brings a subject's withdrawal of its consent. Anybody.
 *
 * @throws `Agreements_*`; `Members_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { withdrawConsentBySignature } from "tallystick/data";
 *
 * const sent = await withdrawConsentBySignature(client, { terms, deadline: 1_893_456_000, signature });
 */
export async function withdrawConsentBySignature(
  client: Client,
  parameters: WithdrawConsentBySignatureParameters,
): Promise<SentTransaction> {
  const { terms, reason = ZeroHash, deadline, signature, ...options } = parameters;
  checkBytes("signature", signature);
  return write(
    client,
    agreementsContract(client),
    "revokeBySignature",
    [termsArgument(terms), checkBytes32("reason", reason), checkTime("deadline", deadline), signature],
    options,
  );
}

/** As `withdrawConsentBySignature`; waits until it is mined. */
export async function withdrawConsentBySignatureAndWait(
  client: Client,
  parameters: WithdrawConsentBySignatureParameters,
): Promise<WithdrawConsentBySignatureReturnType> {
  const receipt = await waitMined(client, await withdrawConsentBySignature(client, parameters));
  const { args } = eventOf(agreementsContract(client), receipt, "AgreementMoved");
  return {
    agreement: args.agreement,
    from: nameOf(AGREEMENT_STATES, args.from),
    to: nameOf(AGREEMENT_STATES, args.to),
    receipt,
  };
}
