import type { TransactionReceipt } from "ethers";
import { checkBytes } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { agreementsContract } from "../../contracts.ts";
import { type Access, checkAccess } from "../../model/agreement/access.ts";
import { type AgreementTerms, termsArgument } from "../../model/agreement/terms.ts";

export interface ServeAccessParameters extends WriteOptions {
  readonly terms: AgreementTerms;
  readonly access: Access;
  /** By the consumer, see `signAccessRequest`. */
  readonly requestSignature: string;
  /** By the provider, see `signAccessReceipt`. */
  readonly receiptSignature: string;
}

export interface ServeAccessReturnType {
  readonly agreement: string;
  readonly seq: number;
  readonly receipt: TransactionReceipt;
}

/**
 * Puts a served access on record, under the next number. Anybody: both signatures decide.
 *
 * @throws `Accesses_*`; `Agreements_*`; `Members_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { serveAccess } from "tallystick/data";
 *
 * const sent = await serveAccess(client, { terms, access, requestSignature: signature, receiptSignature: signature });
 */
export async function serveAccess(client: Client, parameters: ServeAccessParameters): Promise<SentTransaction> {
  const { terms, access, requestSignature, receiptSignature, ...options } = parameters;
  checkBytes("requestSignature", requestSignature);
  checkBytes("receiptSignature", receiptSignature);
  return write(
    client,
    agreementsContract(client),
    "serve",
    [termsArgument(terms), checkAccess(access), requestSignature, receiptSignature],
    options,
  );
}

/** As `serveAccess`; waits until it is mined. */
export async function serveAccessAndWait(
  client: Client,
  parameters: ServeAccessParameters,
): Promise<ServeAccessReturnType> {
  const receipt = await waitMined(client, await serveAccess(client, parameters));
  const { args } = eventOf(agreementsContract(client), receipt, "AccessServed");
  return { agreement: args.agreement, seq: Number(args.seq), receipt };
}
