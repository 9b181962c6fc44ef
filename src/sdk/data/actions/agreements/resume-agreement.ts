import { type TransactionReceipt, ZeroHash } from "ethers";
import { checkBytes32 } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { agreementsContract } from "../../contracts.ts";
import { type AgreementTerms, termsArgument } from "../../model/agreement/terms.ts";
import { AGREEMENT_STATES, type AgreementState, nameOf } from "../../model/states.ts";

export interface ResumeAgreementParameters extends WriteOptions {
  readonly terms: AgreementTerms;
  /** Hash of the reason; zero if left out. */
  readonly reason?: string;
}

export interface ResumeAgreementReturnType {
  readonly agreement: string;
  readonly from: AgreementState;
  readonly to: AgreementState;
  readonly receipt: TransactionReceipt;
}

/**
 * Lets a suspended agreement be used again. MAKER of the provider.
 *
 * @throws `Agreements_*`; `Members_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { resumeAgreement } from "tallystick/data";
 *
 * const sent = await resumeAgreement(client, { terms });
 */
export async function resumeAgreement(client: Client, parameters: ResumeAgreementParameters): Promise<SentTransaction> {
  const { terms, reason = ZeroHash, ...options } = parameters;
  return write(
    client,
    agreementsContract(client),
    "resume",
    [termsArgument(terms), checkBytes32("reason", reason)],
    options,
  );
}

/** As `resumeAgreement`; waits until it is mined. */
export async function resumeAgreementAndWait(
  client: Client,
  parameters: ResumeAgreementParameters,
): Promise<ResumeAgreementReturnType> {
  const receipt = await waitMined(client, await resumeAgreement(client, parameters));
  const { args } = eventOf(agreementsContract(client), receipt, "AgreementMoved");
  return {
    agreement: args.agreement,
    from: nameOf(AGREEMENT_STATES, args.from),
    to: nameOf(AGREEMENT_STATES, args.to),
    receipt,
  };
}
