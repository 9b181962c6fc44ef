import type { TransactionReceipt } from "ethers";
import { checkBytes } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { agreementsContract } from "../../contracts.ts";
import { type AgreementTerms, termsArgument } from "../../model/agreement/terms.ts";
import { AGREEMENT_STATES, type AgreementState, nameOf } from "../../model/states.ts";

export interface RequestAgreementParameters extends WriteOptions {
  readonly terms: AgreementTerms;
  /** By a MAKER of the consumer, see `signTerms`. */
  readonly signature: string;
}

export interface RequestAgreementReturnType {
  readonly agreement: string;
  readonly state: AgreementState;
  readonly receipt: TransactionReceipt;
}

/**
 * Proposes terms for the consumer. Anybody: its signature decides.
 *
 * @throws `Agreements_*`; `Catalog_*`; `Members_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { requestAgreement } from "tallystick/data";
 *
 * const sent = await requestAgreement(client, { terms, signature });
 */
export async function requestAgreement(
  client: Client,
  parameters: RequestAgreementParameters,
): Promise<SentTransaction> {
  const { terms, signature, ...options } = parameters;
  checkBytes("signature", signature);
  return write(client, agreementsContract(client), "request", [termsArgument(terms), signature], options);
}

/** As `requestAgreement`; waits until it is mined. */
export async function requestAgreementAndWait(
  client: Client,
  parameters: RequestAgreementParameters,
): Promise<RequestAgreementReturnType> {
  const receipt = await waitMined(client, await requestAgreement(client, parameters));
  const { args } = eventOf(agreementsContract(client), receipt, "AgreementProposed");
  return { agreement: args.agreement, state: nameOf(AGREEMENT_STATES, args.state), receipt };
}
