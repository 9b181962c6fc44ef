import { type TransactionReceipt, ZeroHash } from "ethers";
import { checkBytes32 } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { agreementsContract } from "../../contracts.ts";
import { type AgreementTerms, termsArgument } from "../../model/agreement/terms.ts";
import { AGREEMENT_STATES, type AgreementState, nameOf } from "../../model/states.ts";

export interface RetireAgreementParameters extends WriteOptions {
  readonly terms: AgreementTerms;
  /** Hash of the reason; zero if left out. */
  readonly reason?: string;
}

export interface RetireAgreementReturnType {
  readonly agreement: string;
  readonly from: AgreementState;
  readonly to: AgreementState;
  readonly receipt: TransactionReceipt;
}

/**
 * Ends an Active or Suspended agreement. MAKER of either side.
 *
 * @throws `Agreements_*`; `Members_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { retireAgreement } from "tallystick/data";
 *
 * const sent = await retireAgreement(client, { terms });
 */
export async function retireAgreement(client: Client, parameters: RetireAgreementParameters): Promise<SentTransaction> {
  const { terms, reason = ZeroHash, ...options } = parameters;
  return write(
    client,
    agreementsContract(client),
    "retire",
    [termsArgument(terms), checkBytes32("reason", reason)],
    options,
  );
}

/** As `retireAgreement`; waits until it is mined. */
export async function retireAgreementAndWait(
  client: Client,
  parameters: RetireAgreementParameters,
): Promise<RetireAgreementReturnType> {
  const receipt = await waitMined(client, await retireAgreement(client, parameters));
  const { args } = eventOf(agreementsContract(client), receipt, "AgreementMoved");
  return {
    agreement: args.agreement,
    from: nameOf(AGREEMENT_STATES, args.from),
    to: nameOf(AGREEMENT_STATES, args.to),
    receipt,
  };
}
