import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import { queryFacilityPayments } from "../../query/funds.ts";
import { type FromSource, linesOf } from "../../query/list-source.ts";
import { findFacility } from "../model/find-facility.ts";
import { type ListedPayment, paymentsOf } from "../model/payments-of.ts";
import { requestOf } from "../model/terms-from.ts";

export interface ListPaymentsParameters extends FromSource {
  /** The facility's id. */
  readonly facility: string;
}

/**
 * Every request of a facility, in the order in which they were brought. From a source, those that it tells who asks.
 *
 * @throws `NOT_FOUND`; `ARGUMENT_INVALID`; `RPC_UNREACHABLE`, `RPC_REFUSED`; from a source as `askOne`.
 *
 * @example
 * import { listPayments } from "tallystick/funds";
 *
 * for (const { state, request } of await listPayments(client, { facility })) console.log(state, request.amount);
 */
export async function listPayments(client: Client, parameters: ListPaymentsParameters): Promise<ListedPayment[]> {
  const facility = checkBytes32("facility", parameters.facility);
  const { source } = parameters;
  if (source) {
    const lines = await linesOf(queryFacilityPayments, source, { facility });
    return lines.flatMap(({ payment, state, request, payeeOrg, answerBy, requestedAt, transaction: tx, made }) => {
      if (request === null || payeeOrg === null || answerBy === null) return [];
      const paid = made && { byRule: made.byRule, at: made.time, block: made.block, tx: made.transaction };
      return [{ payment, state, request: requestOf(request), payeeOrg, answerBy, requestedAt, tx, made: paid }];
    });
  }
  const { block } = await findFacility(client, facility);
  return paymentsOf(client, facility, block);
}
