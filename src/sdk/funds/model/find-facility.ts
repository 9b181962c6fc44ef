import type { Client } from "../../core/client.ts";
import { deployedContract } from "../../core/deployment.ts";
import { sdkError } from "../../core/errors.ts";
import { findEvent } from "../../core/query-events.ts";
import { purposeAccountsContract } from "../contracts.ts";
import type { FacilityTerms } from "./facility-terms.ts";
import { termsFrom } from "./terms-from.ts";

export interface FoundFacility {
  readonly terms: FacilityTerms;
  /** Number of the block in which it was opened. */
  readonly block: number;
}

/** What was agreed of a facility, from the event that told it. @throws `NOT_FOUND`. */
export async function findFacility(client: Client, facility: string): Promise<FoundFacility> {
  const contract = purposeAccountsContract(client);
  const { block } = deployedContract(client.deployment, "PurposeAccounts", "funds");
  const opened = await findEvent(client, contract, contract.filters.FacilityOpened(facility), block);
  if (opened === undefined) throw sdkError("NOT_FOUND", `the chain knows no facility ${facility}`, { facility });
  return { terms: termsFrom(opened.args.terms), block: opened.blockNumber };
}
