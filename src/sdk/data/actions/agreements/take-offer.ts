import type { TransactionReceipt } from "ethers";
import { checkBytes } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { agreementsContract } from "../../contracts.ts";
import { checkOffer, type Offer, offerArgument } from "../../model/agreement/offer.ts";
import { type AgreementTerms, termsArgument } from "../../model/agreement/terms.ts";
import { AGREEMENT_STATES, type AgreementState, nameOf } from "../../model/states.ts";

export interface TakeOfferParameters extends WriteOptions {
  readonly terms: AgreementTerms;
  /** The offer that the terms name, as it was opened. */
  readonly offer: Offer & { readonly salt: string };
  /** By a MAKER of the consumer, see `signTerms`. */
  readonly signature: string;
}

export interface TakeOfferReturnType {
  readonly agreement: string;
  readonly from: AgreementState;
  readonly to: AgreementState;
  readonly receipt: TransactionReceipt;
}

/**
 * Agrees by rule to terms within an offer that says so. Anybody: the consumer's signature decides.
 *
 * @throws `Agreements_*`; `Members_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { takeOffer } from "tallystick/data";
 *
 * const sent = await takeOffer(client, { terms, offer, signature });
 */
export async function takeOffer(client: Client, parameters: TakeOfferParameters): Promise<SentTransaction> {
  const { terms, offer, signature, ...options } = parameters;
  checkBytes("signature", signature);
  return write(
    client,
    agreementsContract(client),
    "take",
    [termsArgument(terms), offerArgument(checkOffer(offer), offer.price), signature],
    options,
  );
}

/** As `takeOffer`; waits until it is mined. */
export async function takeOfferAndWait(client: Client, parameters: TakeOfferParameters): Promise<TakeOfferReturnType> {
  const receipt = await waitMined(client, await takeOffer(client, parameters));
  const { args } = eventOf(agreementsContract(client), receipt, "AgreementMoved");
  return {
    agreement: args.agreement,
    from: nameOf(AGREEMENT_STATES, args.from),
    to: nameOf(AGREEMENT_STATES, args.to),
    receipt,
  };
}
