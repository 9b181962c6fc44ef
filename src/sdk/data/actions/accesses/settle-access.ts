import type { TransactionReceipt } from "ethers";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { checkNumber } from "../../../core/whole.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { agreementsContract } from "../../contracts.ts";
import { checkPrice, type Price } from "../../model/agreement/price.ts";
import { type AgreementTerms, termsArgument } from "../../model/agreement/terms.ts";
import { ACCESS_STATES, type AccessState, nameOf } from "../../model/states.ts";

export interface SettleAccessParameters extends WriteOptions {
  readonly terms: AgreementTerms;
  /** The terms' price; none if left out. */
  readonly price?: Price;
  readonly seq: number;
}

export interface SettleAccessReturnType {
  readonly agreement: string;
  readonly seq: number;
  readonly to: AccessState;
  readonly receipt: TransactionReceipt;
}

/**
 * Ends an access that nobody disputed, or decided, in time. Anybody.
 *
 * @throws `Accesses_*`; `Agreements_*`; `Members_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { settleAccess } from "tallystick/data";
 *
 * const sent = await settleAccess(client, { terms, seq: 1 });
 */
export async function settleAccess(client: Client, parameters: SettleAccessParameters): Promise<SentTransaction> {
  const { terms, price, seq, ...options } = parameters;
  return write(
    client,
    agreementsContract(client),
    "settle",
    [termsArgument(terms), checkPrice(price), checkNumber("seq", seq)],
    options,
  );
}

/** As `settleAccess`; waits until it is mined. */
export async function settleAccessAndWait(
  client: Client,
  parameters: SettleAccessParameters,
): Promise<SettleAccessReturnType> {
  const receipt = await waitMined(client, await settleAccess(client, parameters));
  const { args } = eventOf(agreementsContract(client), receipt, "AccessMoved");
  return { agreement: args.agreement, seq: Number(args.seq), to: nameOf(ACCESS_STATES, args.to), receipt };
}
