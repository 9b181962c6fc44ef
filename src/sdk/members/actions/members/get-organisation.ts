import { id } from "ethers";
import { checkThat } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import { deployedContract } from "../../../core/deployment.ts";
import { sdkError } from "../../../core/errors.ts";
import { findEvent } from "../../../core/query-events.ts";
import { rpc } from "../../../core/rpc.ts";
import { membersContract } from "../../contracts.ts";
import { type Role, rolesOf } from "../../model/roles.ts";
import { type Standing, standingOf } from "../../model/standing.ts";

/** By number or by name. */
export type GetOrganisationParameters =
  | { readonly org: number; readonly name?: undefined }
  | { readonly name: string; readonly org?: undefined };

export interface Organisation {
  readonly org: number;
  readonly name: string;
  readonly standing: Standing;
  readonly roles: readonly Role[];
  /** All role bits, also those that have no name here. */
  readonly roleBits: bigint;
  /** Carries the organisation's vote in the Council. */
  readonly votingAccount: string;
  /** Maker and checker of one act have to be different people. */
  readonly dualControl: boolean;
}

/**
 * Reads an organisation.
 *
 * @throws `NOT_FOUND`, `ARGUMENT_INVALID`.
 *
 * @example
 * import { getOrganisation } from "tallystick/members";
 *
 * const { org, standing, roles } = await getOrganisation(client, { name: "River Authority" });
 */
export async function getOrganisation(client: Client, parameters: GetOrganisationParameters): Promise<Organisation> {
  const members = membersContract(client);
  const org = parameters.org ?? Number(await rpc(() => members.orgByNameHash(id(parameters.name))));
  checkThat(Number.isInteger(org) && org >= 0 && org < 2 ** 32, "org", org, "an organisation's number");
  const { standing, dualControl, roles, votingAccount } = await rpc(() => members.organisations(org));
  if (standing === 0n) throw sdkError("NOT_FOUND", "no such organisation", { ...parameters });
  const name = parameters.name ?? (await nameOf(client, org));
  return {
    org,
    name,
    standing: standingOf(standing),
    roles: rolesOf(roles),
    roleBits: roles,
    votingAccount,
    dualControl,
  };
}

async function nameOf(client: Client, org: number): Promise<string> {
  const members = membersContract(client);
  const filter = members.filters.Admitted(org);
  const admitted = await findEvent(
    client,
    members,
    filter,
    deployedContract(client.deployment, "Members", "members").block,
  );
  if (!admitted) throw sdkError("NOT_FOUND", `no Admitted event of organisation ${org}`, { org });
  return admitted.args.name;
}
