import { type TransactionReceipt, ZeroHash } from "ethers";
import { checkBytes32 } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { agreementsContract } from "../../contracts.ts";
import { type AgreementTerms, termsArgument } from "../../model/agreement/terms.ts";
import { AGREEMENT_STATES, type AgreementState, nameOf } from "../../model/states.ts";

export interface WithdrawConsentParameters extends WriteOptions {
  readonly terms: AgreementTerms;
  /** Hash of the reason; zero if left out. */
  readonly reason?: string;
}

export interface WithdrawConsentReturnType {
  readonly agreement: string;
  readonly from: AgreementState;
  readonly to: AgreementState;
  readonly receipt: TransactionReceipt;
}

/**
 * Withdraws the subject's consent, for good. The subject itself.
 *
 * @throws `Agreements_*`; `Members_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { withdrawConsent } from "tallystick/data";
 *
 * const sent = await withdrawConsent(client, { terms });
 */
export async function withdrawConsent(client: Client, parameters: WithdrawConsentParameters): Promise<SentTransaction> {
  const { terms, reason = ZeroHash, ...options } = parameters;
  return write(
    client,
    agreementsContract(client),
    "revoke",
    [termsArgument(terms), checkBytes32("reason", reason)],
    options,
  );
}

/** As `withdrawConsent`; waits until it is mined. */
export async function withdrawConsentAndWait(
  client: Client,
  parameters: WithdrawConsentParameters,
): Promise<WithdrawConsentReturnType> {
  const receipt = await waitMined(client, await withdrawConsent(client, parameters));
  const { args } = eventOf(agreementsContract(client), receipt, "AgreementMoved");
  return {
    agreement: args.agreement,
    from: nameOf(AGREEMENT_STATES, args.from),
    to: nameOf(AGREEMENT_STATES, args.to),
    receipt,
  };
}
