import type { TransactionReceipt } from "ethers";
import { checkBytes } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { agreementsContract } from "../../contracts.ts";
import { type AgreementTerms, termsArgument } from "../../model/agreement/terms.ts";
import { AGREEMENT_STATES, type AgreementState, nameOf } from "../../model/states.ts";

export interface ProposeAgreementParameters extends WriteOptions {
  readonly terms: AgreementTerms;
  /** By a MAKER of the provider, see `signTerms`. */
  readonly signature: string;
}

export interface ProposeAgreementReturnType {
  readonly agreement: string;
  readonly state: AgreementState;
  readonly receipt: TransactionReceipt;
}

/**
 * Proposes terms for the provider, such as a counter-offer. Anybody: its signature decides.
 *
 * @throws `Agreements_*`; `Catalog_*`; `Members_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { proposeAgreement } from "tallystick/data";
 *
 * const sent = await proposeAgreement(client, { terms, signature });
 */
export async function proposeAgreement(
  client: Client,
  parameters: ProposeAgreementParameters,
): Promise<SentTransaction> {
  const { terms, signature, ...options } = parameters;
  checkBytes("signature", signature);
  return write(client, agreementsContract(client), "offer", [termsArgument(terms), signature], options);
}

/** As `proposeAgreement`; waits until it is mined. */
export async function proposeAgreementAndWait(
  client: Client,
  parameters: ProposeAgreementParameters,
): Promise<ProposeAgreementReturnType> {
  const receipt = await waitMined(client, await proposeAgreement(client, parameters));
  const { args } = eventOf(agreementsContract(client), receipt, "AgreementProposed");
  return { agreement: args.agreement, state: nameOf(AGREEMENT_STATES, args.state), receipt };
}
