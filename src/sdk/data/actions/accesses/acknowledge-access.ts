import type { TransactionReceipt } from "ethers";
import { checkBytes } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { agreementsContract } from "../../contracts.ts";
import { type Access, checkAccess } from "../../model/agreement/access.ts";
import { checkPrice, type Price } from "../../model/agreement/price.ts";
import { type AgreementTerms, termsArgument } from "../../model/agreement/terms.ts";
import { ACCESS_STATES, type AccessState, nameOf } from "../../model/states.ts";

export interface AcknowledgeAccessParameters extends WriteOptions {
  readonly terms: AgreementTerms;
  /** The terms' price; none if left out. */
  readonly price?: Price;
  readonly access: Access;
  /** By the consumer, see `signAcknowledgement`. */
  readonly signature: string;
}

export interface AcknowledgeAccessReturnType {
  readonly agreement: string;
  readonly seq: number;
  readonly to: AccessState;
  readonly receipt: TransactionReceipt;
}

/**
 * Brings the consumer's acknowledgement that it has what it asked for. Anybody.
 *
 * @throws `Accesses_*`; `Agreements_*`; `Members_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { acknowledgeAccess } from "tallystick/data";
 *
 * const sent = await acknowledgeAccess(client, { terms, access, signature });
 */
export async function acknowledgeAccess(
  client: Client,
  parameters: AcknowledgeAccessParameters,
): Promise<SentTransaction> {
  const { terms, price, access, signature, ...options } = parameters;
  checkBytes("signature", signature);
  return write(
    client,
    agreementsContract(client),
    "acknowledge",
    [termsArgument(terms), checkPrice(price), checkAccess(access), signature],
    options,
  );
}

/** As `acknowledgeAccess`; waits until it is mined. */
export async function acknowledgeAccessAndWait(
  client: Client,
  parameters: AcknowledgeAccessParameters,
): Promise<AcknowledgeAccessReturnType> {
  const receipt = await waitMined(client, await acknowledgeAccess(client, parameters));
  const { args } = eventOf(agreementsContract(client), receipt, "AccessMoved");
  return { agreement: args.agreement, seq: Number(args.seq), to: nameOf(ACCESS_STATES, args.to), receipt };
}
