import type { Client } from "../../core/client.ts";
import { rpc } from "../../core/rpc.ts";
import { getOrganisation } from "../actions/members/get-organisation.ts";
import { membersContract } from "../contracts.ts";
import type { Standing } from "./standing.ts";

/** The organisation of an account. */
export interface AccountOrganisation {
  readonly id: number;
  /** Name under which it was admitted. */
  readonly name: string;
  readonly standing: Standing;
}

/** @throws `NOT_FOUND` when the account was never enrolled. */
export async function findOrganisation(client: Client, account: string): Promise<AccountOrganisation> {
  const id = Number(await rpc(() => membersContract(client).orgOf(account)));
  const { name, standing } = await getOrganisation(client, { org: id });
  return { id, name, standing };
}
