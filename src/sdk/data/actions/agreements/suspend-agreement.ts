import { type TransactionReceipt, ZeroHash } from "ethers";
import { checkBytes32 } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { agreementsContract } from "../../contracts.ts";
import { type AgreementTerms, termsArgument } from "../../model/agreement/terms.ts";
import { AGREEMENT_STATES, type AgreementState, nameOf } from "../../model/states.ts";

export interface SuspendAgreementParameters extends WriteOptions {
  readonly terms: AgreementTerms;
  /** Hash of the reason; zero if left out. */
  readonly reason?: string;
}

export interface SuspendAgreementReturnType {
  readonly agreement: string;
  readonly from: AgreementState;
  readonly to: AgreementState;
  readonly receipt: TransactionReceipt;
}

/**
 * Stops the uses of an Active agreement. MAKER of the provider.
 *
 * @throws `Agreements_*`; `Members_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { suspendAgreement } from "tallystick/data";
 *
 * const sent = await suspendAgreement(client, { terms });
 */
export async function suspendAgreement(
  client: Client,
  parameters: SuspendAgreementParameters,
): Promise<SentTransaction> {
  const { terms, reason = ZeroHash, ...options } = parameters;
  return write(
    client,
    agreementsContract(client),
    "suspend",
    [termsArgument(terms), checkBytes32("reason", reason)],
    options,
  );
}

/** As `suspendAgreement`; waits until it is mined. */
export async function suspendAgreementAndWait(
  client: Client,
  parameters: SuspendAgreementParameters,
): Promise<SuspendAgreementReturnType> {
  const receipt = await waitMined(client, await suspendAgreement(client, parameters));
  const { args } = eventOf(agreementsContract(client), receipt, "AgreementMoved");
  return {
    agreement: args.agreement,
    from: nameOf(AGREEMENT_STATES, args.from),
    to: nameOf(AGREEMENT_STATES, args.to),
    receipt,
  };
}
