import { getProfile } from "../../../sdk/custody/actions/get-profile.ts";
import type { ImportParty } from "../../../sdk/custody/epcis/import/perform/import-context.ts";
import type { PlanImportOptions } from "../../../sdk/custody/epcis/import/plan-import-options.ts";
import { getAccount } from "../../../sdk/members/actions/members/get-account.ts";
import { getOrganisation } from "../../../sdk/members/actions/members/get-organisation.ts";
import type { Role } from "../../../sdk/members/model/roles.ts";
import type { Cli } from "../../shared/cli.ts";
import type { Pairs } from "./pairs.ts";
import { readProfile } from "./profile-source.ts";

type Parties = Readonly<Record<string, ImportParty>>;

/** Files with the keys of parties, by GLN or number. */
export interface PartyKeys {
  readonly keys?: Pairs;
  readonly receiverKeys?: Pairs;
}

/** The rules under which events of other systems are read. */
export interface ReadingRules {
  readonly flow?: number;
  readonly profile?: string;
  readonly certificate?: readonly string[];
}

/** Who acts in an import: each party with a client and a signer of its own. */
export async function partiesOf(cli: Cli, { keys = {}, receiverKeys = {} }: PartyKeys): Promise<Parties> {
  const parties: Record<string, ImportParty> = {};
  for (const [party, file] of Object.entries(keys)) {
    const receiver = receiverKeys[party];
    parties[party] = {
      client: await cli.writer(file),
      signer: await cli.signer(file),
      ...(receiver !== undefined && { receivingSigner: await cli.signer(receiver) }),
    };
  }
  return parties;
}

/** What other systems' events are read with: the profile, and the roles of the parties. */
export async function readPlanOptions(
  cli: Cli,
  { flow, profile, certificate: certificates }: ReadingRules,
  parties: Parties,
): Promise<PlanImportOptions> {
  if (flow === undefined && profile === undefined) return {};
  const roles: Record<string, readonly Role[]> = {};
  for (const [party, { client, signer }] of Object.entries(parties)) {
    const { org } = await getAccount(client, { account: await signer.getAddress() });
    roles[party] = (await getOrganisation(client, { org })).roles;
  }
  const rules =
    profile !== undefined ? readProfile(profile) : (await getProfile(await cli.client(), { flow: flow ?? 0 })).profile;
  return { profile: rules, roles, ...(certificates !== undefined && { certificates }) };
}
