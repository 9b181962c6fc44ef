import type { Client } from "../../../core/client.ts";
import { deployedContract } from "../../../core/deployment.ts";
import { queryEvents } from "../../../core/query-events.ts";
import { rpc } from "../../../core/rpc.ts";
import { membersContract } from "../../contracts.ts";
import { queryOrganisations, type IndexedOrganisation } from "../../../query/members.ts";
import { type FromSource, linesOf } from "../../../query/list-source.ts";
import { rolesOf } from "../../model/roles.ts";
import { standingOf } from "../../model/standing.ts";
import type { Organisation } from "./get-organisation.ts";

/**
 * Every organisation that was ever admitted, in the order of admission.
 *
 * @throws `RPC_UNREACHABLE`, `RPC_REFUSED`; from a source as `askOne`.
 *
 * @example
 * import { listOrganisations } from "tallystick/members";
 *
 * const active = (await listOrganisations(client)).filter(({ standing }) => standing === "Active");
 */
export async function listOrganisations(client: Client, { source }: FromSource = {}): Promise<Organisation[]> {
  if (source) return (await linesOf(queryOrganisations, source, {})).map(fromIndexed);
  const members = membersContract(client);
  const fromBlock = deployedContract(client.deployment, "Members", "members").block;
  const found: Organisation[] = [];
  for await (const { args } of queryEvents(client, members, members.filters.Admitted(), { fromBlock })) {
    const now = await rpc(() => members.organisations(args.org));
    found.push({
      org: Number(args.org),
      name: args.name,
      standing: standingOf(now.standing),
      roles: rolesOf(now.roles),
      roleBits: now.roles,
      votingAccount: now.votingAccount,
      dualControl: now.dualControl,
    });
  }
  return found;
}

function fromIndexed({ org, name, standing, roleBits, votingAccount, dualControl }: IndexedOrganisation): Organisation {
  const bits = BigInt(roleBits);
  return { org, name, standing, roles: rolesOf(bits), roleBits: bits, votingAccount, dualControl };
}
