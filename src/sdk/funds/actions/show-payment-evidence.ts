import type { TransactionReceipt } from "ethers";
import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { type WriteOptions, waitMined, write } from "../../core/write.ts";
import { purposeAccountsContract } from "../contracts.ts";
import { type PaymentRequest, toRequestStruct } from "../model/payment-request.ts";

export interface ShowPaymentEvidenceParameters extends WriteOptions {
  /** All that is asked for: see `getPayment`. */
  readonly request: PaymentRequest;
  /** Root of the salted contract and invoice. */
  readonly documents: string;
  /** Blocking keys of the invoice, at least one. */
  readonly keys: readonly string[];
}

export interface ShowPaymentEvidenceReturnType {
  readonly receipt: TransactionReceipt;
}

/**
 * Shows what the borrower was paid itself for. MAKER of the borrower.
 *
 * @throws `PurposePayments_WrongState`, `PurposePayments_NotParty`; `Fingerprints_Taken`, `Fingerprints_WrongState`; `Members_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { showPaymentEvidence } from "tallystick/funds";
 *
 * const sent = await showPaymentEvidence(client, { request: paymentRequest, documents: root, keys: [tag] });
 */
export async function showPaymentEvidence(
  client: Client,
  parameters: ShowPaymentEvidenceParameters,
): Promise<SentTransaction> {
  const { request, documents, keys, ...options } = parameters;
  const args = [
    toRequestStruct(request),
    checkBytes32("documents", documents),
    keys.map((key, i) => checkBytes32(`keys[${i}]`, key)),
  ] as const;
  return write(client, purposeAccountsContract(client), "showEvidence", args, options);
}

/** As `showPaymentEvidence`; waits until it is mined. */
export async function showPaymentEvidenceAndWait(
  client: Client,
  parameters: ShowPaymentEvidenceParameters,
): Promise<ShowPaymentEvidenceReturnType> {
  const receipt = await waitMined(client, await showPaymentEvidence(client, parameters));
  return { receipt };
}
