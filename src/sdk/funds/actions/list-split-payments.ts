import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import { checkAmount } from "../../settlement/model/amount.ts";
import { findFacility } from "../model/find-facility.ts";
import { paymentsOf } from "../model/payments-of.ts";
import { type SplitPayments, splitPayments } from "../model/split-payments.ts";

export interface ListSplitPaymentsParameters {
  /** The facility's id. */
  readonly facility: string;
  /** What payments to one organisation may add up to. @default what the facility pays by rule */
  readonly threshold?: bigint;
}

/**
 * Payments of a facility to one organisation that follow each other within a day and together pass a threshold, whether they were made by rule or by hand, or only
 * requested: each with the requests that show it. The contract counts as this does, and pays nothing above by rule.
 *
 * @throws `NOT_FOUND`; `ARGUMENT_INVALID`; `RPC_UNREACHABLE`, `RPC_REFUSED`.
 *
 * @example
 * import { listSplitPayments } from "tallystick/funds";
 *
 * for (const { payeeOrg, sum } of await listSplitPayments(client, { facility })) console.log(payeeOrg, sum);
 */
export async function listSplitPayments(
  client: Client,
  parameters: ListSplitPaymentsParameters,
): Promise<SplitPayments[]> {
  const facility = checkBytes32("facility", parameters.facility);
  const { terms, block } = await findFacility(client, facility);
  const threshold = checkAmount("threshold", parameters.threshold ?? terms.byRule, 0n);
  return splitPayments(await paymentsOf(client, facility, block), threshold);
}
