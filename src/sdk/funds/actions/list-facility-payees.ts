import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import { queryEvents } from "../../core/query-events.ts";
import { purposeAccountsContract } from "../contracts.ts";
import { queryFacilityPayees } from "../../query/funds.ts";
import { type FromSource, linesOf } from "../../query/list-source.ts";
import { findFacility } from "../model/find-facility.ts";

export interface ListFacilityPayeesParameters extends FromSource {
  /** The facility's id. */
  readonly facility: string;
}

/** An account that the lender listed. */
export interface FacilityPayee {
  readonly payee: string;
  readonly org: number;
  /** The second from which on it can be paid. */
  readonly from: number;
}

/**
 * Whom the borrower of a facility can have paid, and from when on, in the order in which they were listed. From a source, those that it tells who asks.
 *
 * @throws `NOT_FOUND`; `ARGUMENT_INVALID`; `RPC_UNREACHABLE`, `RPC_REFUSED`; from a source as `askOne`.
 *
 * @example
 * import { listFacilityPayees } from "tallystick/funds";
 *
 * for (const { payee, from } of await listFacilityPayees(client, { facility })) console.log(payee, from);
 */
export async function listFacilityPayees(
  client: Client,
  parameters: ListFacilityPayeesParameters,
): Promise<FacilityPayee[]> {
  const facility = checkBytes32("facility", parameters.facility);
  const { source } = parameters;
  if (source) {
    const lines = await linesOf(queryFacilityPayees, source, { facility });
    return lines.flatMap(({ payee, org, from }) =>
      payee === null || org === null || from === null ? [] : [{ payee, org, from }],
    );
  }
  const { terms, block: fromBlock } = await findFacility(client, facility);
  const contract = purposeAccountsContract(client);
  const listed = new Map<string, FacilityPayee>();
  for await (const { args } of queryEvents(client, contract, contract.filters.PayeeListed(facility), { fromBlock })) {
    listed.delete(args.payee);
    if (args.listed === 0n) continue;
    listed.set(args.payee, { payee: args.payee, org: Number(args.org), from: Number(args.listed) + terms.cooling });
  }
  return [...listed.values()];
}
