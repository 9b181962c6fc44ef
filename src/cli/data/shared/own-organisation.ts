import { findOrganisation } from "../../../sdk/members/model/find-organisation.ts";
import type { Writer } from "../../shared/connection.ts";

/** The organisation that the key acts for. @throws `Members_*`. */
export async function ownOrganisation(client: Writer): Promise<number> {
  return (await findOrganisation(client, client.sender.address)).id;
}
