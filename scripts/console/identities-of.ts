import type { Client } from "../../src/sdk/core/client.ts";
import { getOrganisation } from "../../src/sdk/members/actions/members/get-organisation.ts";
import { findOrganisation } from "../../src/sdk/members/model/find-organisation.ts";
import type { DemoIdentity } from "./demo-identities.ts";

/** The organisations that can be played, as a page shows them. */
export async function identitiesOf(members: ReadonlyMap<string, Client>): Promise<DemoIdentity[]> {
  const found: DemoIdentity[] = [];
  for (const [name, client] of members) {
    const account = client.sender?.address ?? "";
    const { id } = await findOrganisation(client, account);
    const { roles } = await getOrganisation(client, { org: id });
    found.push({ name, account, roles });
  }
  return found;
}
