import type { Client } from "../../../core/client.ts";
import { rpc } from "../../../core/rpc.ts";
import { getOrganisation } from "../../../members/actions/members/get-organisation.ts";
import { membersContract } from "../../../members/contracts.ts";
import type { Standing } from "../../../members/model/standing.ts";
import type { AttestingOrganisation } from "./evidence-receipt.ts";

/**
 * The organisation behind an account, with the name it was admitted under, and where it stands.
 *
 * @throws `NOT_FOUND` when the account was never enrolled.
 */
export async function organisationOf(
  client: Client,
  account: string,
): Promise<AttestingOrganisation & { readonly standing: Standing }> {
  const id = Number(await rpc(() => membersContract(client).orgOf(account)));
  const { name, standing } = await getOrganisation(client, { org: id });
  return { id, name, standing };
}
