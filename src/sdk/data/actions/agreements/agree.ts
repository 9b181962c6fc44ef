import type { TransactionReceipt } from "ethers";
import { checkBytes } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { agreementsContract } from "../../contracts.ts";
import { type AgreementTerms, termsArgument } from "../../model/agreement/terms.ts";
import { AGREEMENT_STATES, type AgreementState, nameOf } from "../../model/states.ts";

export interface AgreeParameters extends WriteOptions {
  readonly terms: AgreementTerms;
  /** By a MAKER of the side that did not propose them, see `signTerms`. */
  readonly signature: string;
}

export interface AgreeReturnType {
  readonly agreement: string;
  readonly from: AgreementState;
  readonly to: AgreementState;
  readonly receipt: TransactionReceipt;
}

/**
 * Agrees to what the other side proposed: it is Active, or Agreed where the subject has to consent. Anybody: the signature decides.
 *
 * @throws `Agreements_*`; `Members_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { agree } from "tallystick/data";
 *
 * const sent = await agree(client, { terms, signature });
 */
export async function agree(client: Client, parameters: AgreeParameters): Promise<SentTransaction> {
  const { terms, signature, ...options } = parameters;
  checkBytes("signature", signature);
  return write(client, agreementsContract(client), "agree", [termsArgument(terms), signature], options);
}

/** As `agree`; waits until it is mined. */
export async function agreeAndWait(client: Client, parameters: AgreeParameters): Promise<AgreeReturnType> {
  const receipt = await waitMined(client, await agree(client, parameters));
  const { args } = eventOf(agreementsContract(client), receipt, "AgreementMoved");
  return {
    agreement: args.agreement,
    from: nameOf(AGREEMENT_STATES, args.from),
    to: nameOf(AGREEMENT_STATES, args.to),
    receipt,
  };
}
