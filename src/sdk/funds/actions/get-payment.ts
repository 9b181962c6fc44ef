import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import { deployedContract } from "../../core/deployment.ts";
import { sdkError } from "../../core/errors.ts";
import { findEvent } from "../../core/query-events.ts";
import { rpc } from "../../core/rpc.ts";
import { purposeAccountsContract } from "../contracts.ts";
import type { PaymentRequest } from "../model/payment-request.ts";
import { PURPOSE_PAYMENT_STATES, type PurposePaymentState, wordOf } from "../model/states.ts";
import { requestFrom } from "../model/terms-from.ts";

export interface GetPaymentParameters {
  /** The request's id. */
  readonly payment: string;
}

/** A request as it stands now. */
export interface PaymentOnChain {
  readonly payment: string;
  readonly state: PurposePaymentState;
  readonly request: PaymentRequest;
  /** The organisation that is paid. */
  readonly payeeOrg: number;
  /** Last second of the lender's answer. */
  readonly answerBy: number;
  /** The transaction that requested it. */
  readonly tx: string;
}

/**
 * Reads a request as it stands now. What it asks for is from the event that told it.
 *
 * @throws `NOT_FOUND`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { getPayment } from "tallystick/funds";
 *
 * const { state, request } = await getPayment(client, { payment });
 * console.log(state, request.amount);
 */
export async function getPayment(client: Client, parameters: GetPaymentParameters): Promise<PaymentOnChain> {
  const payment = checkBytes32("payment", parameters.payment);
  const contract = purposeAccountsContract(client);
  const { block } = deployedContract(client.deployment, "PurposeAccounts", "funds");
  const told = await findEvent(client, contract, contract.filters.PaymentRequested(payment), block);
  if (told === undefined) throw sdkError("NOT_FOUND", `the chain knows no request ${payment}`, { payment });
  const { state } = await rpc(() => contract.paymentOf(payment));
  return {
    payment,
    state: wordOf(PURPOSE_PAYMENT_STATES, state),
    request: requestFrom(told.args.content),
    payeeOrg: Number(told.args.payee),
    answerBy: Number(told.args.answerBy),
    tx: told.transactionHash,
  };
}
