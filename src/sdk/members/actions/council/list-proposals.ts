import type { Client } from "../../../core/client.ts";
import { deployedContract } from "../../../core/deployment.ts";
import { queryEvents } from "../../../core/query-events.ts";
import { councilContract } from "../../contracts.ts";
import { type ProposalDetails, proposalNow } from "./get-proposal.ts";

/**
 * Every proposal that was ever made, in their order, as it stands now.
 *
 * @throws `RPC_UNREACHABLE`, `RPC_REFUSED`.
 *
 * @example
 * import { listProposals } from "tallystick/members";
 *
 * const open = (await listProposals(client)).filter(({ state }) => state === "Active");
 */
export async function listProposals(client: Client): Promise<ProposalDetails[]> {
  const council = councilContract(client);
  const fromBlock = deployedContract(client.deployment, "Council", "members").block;
  const found: ProposalDetails[] = [];
  for await (const event of queryEvents(client, council, council.filters.ProposalCreated(), { fromBlock })) {
    found.push(await proposalNow(client, event));
  }
  return found;
}
