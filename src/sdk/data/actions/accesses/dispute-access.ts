import type { TransactionReceipt } from "ethers";
import { checkBytes32 } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { checkNumber } from "../../../core/whole.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { agreementsContract } from "../../contracts.ts";
import { type AgreementTerms, termsArgument } from "../../model/agreement/terms.ts";
import { ACCESS_STATES, type AccessState, nameOf } from "../../model/states.ts";

export interface DisputeAccessParameters extends WriteOptions {
  readonly terms: AgreementTerms;
  readonly seq: number;
  /** Hash of the reason. */
  readonly reason: string;
}

export interface DisputeAccessReturnType {
  readonly agreement: string;
  readonly seq: number;
  readonly to: AccessState;
  readonly receipt: TransactionReceipt;
}

/**
 * Says that the consumer has not got what it asked for. MAKER or CHECKER of it, within the time agreed.
 *
 * @throws `Accesses_*`; `Agreements_*`; `Members_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { disputeAccess } from "tallystick/data";
 *
 * const sent = await disputeAccess(client, { terms, seq: 1, reason: uid });
 */
export async function disputeAccess(client: Client, parameters: DisputeAccessParameters): Promise<SentTransaction> {
  const { terms, seq, reason, ...options } = parameters;
  return write(
    client,
    agreementsContract(client),
    "dispute",
    [termsArgument(terms), checkNumber("seq", seq), checkBytes32("reason", reason)],
    options,
  );
}

/** As `disputeAccess`; waits until it is mined. */
export async function disputeAccessAndWait(
  client: Client,
  parameters: DisputeAccessParameters,
): Promise<DisputeAccessReturnType> {
  const receipt = await waitMined(client, await disputeAccess(client, parameters));
  const { args } = eventOf(agreementsContract(client), receipt, "AccessMoved");
  return { agreement: args.agreement, seq: Number(args.seq), to: nameOf(ACCESS_STATES, args.to), receipt };
}
