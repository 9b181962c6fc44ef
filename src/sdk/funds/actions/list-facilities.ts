import type { Client } from "../../core/client.ts";
import { deployedContract } from "../../core/deployment.ts";
import { queryEvents } from "../../core/query-events.ts";
import { rpc } from "../../core/rpc.ts";
import { queryFacilities } from "../../query/funds.ts";
import { type FromSource, linesOf } from "../../query/list-source.ts";
import { purposeAccountsContract } from "../contracts.ts";
import type { FacilityTerms } from "../model/facility-terms.ts";
import { FACILITY_STATES, type FacilityState, wordOf } from "../model/states.ts";
import { termsFrom, termsOf } from "../model/terms-from.ts";

/** A facility as it was opened, and its state now. */
export interface ListedFacility {
  readonly facility: string;
  readonly state: FacilityState;
  readonly terms: FacilityTerms;
}

/**
 * Every facility, in the order in which they were opened. From a source, those whose terms it tells who asks.
 *
 * @throws `RPC_UNREACHABLE`, `RPC_REFUSED`; from a source as `askOne`.
 *
 * @example
 * import { listFacilities } from "tallystick/funds";
 *
 * for (const { facility, state } of await listFacilities(client)) console.log(facility, state);
 */
export async function listFacilities(client: Client, { source }: FromSource = {}): Promise<ListedFacility[]> {
  if (source) {
    const lines = await linesOf(queryFacilities, source, {});
    return lines.flatMap(({ facility, state, terms }) =>
      terms === null ? [] : [{ facility, state, terms: termsOf(terms) }],
    );
  }
  const contract = purposeAccountsContract(client);
  const { block: fromBlock } = deployedContract(client.deployment, "PurposeAccounts", "funds");
  const listed: ListedFacility[] = [];
  for await (const { args } of queryEvents(client, contract, contract.filters.FacilityOpened(), { fromBlock })) {
    const { state } = await rpc(() => contract.facilityOf(args.facility));
    listed.push({ facility: args.facility, state: wordOf(FACILITY_STATES, state), terms: termsFrom(args.terms) });
  }
  return listed;
}
