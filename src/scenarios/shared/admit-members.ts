import type { Client } from "../../sdk/core/client.ts";
import { connect } from "../../sdk/core/connect.ts";
import { buildAdmitProposal } from "../../sdk/members/actions/council/build-admit-proposal.ts";
import { enrolAndWait } from "../../sdk/members/actions/members/enrol.ts";
import type { Role } from "../../sdk/members/model/roles.ts";
import { passProposal } from "./pass-proposal.ts";
import type { Stage } from "./scenario.ts";
import { votersOf } from "./voters.ts";

/** An organisation that plays: its first account, by number, has the duties to state and to endorse. */
export interface Organisation {
  readonly name: string;
  readonly roles: Role[];
  readonly account: number;
}

/** Made-up organisations, one for each kind of party in the cases of this project. */
const ORGANISATIONS: readonly Organisation[] = [
  { name: "River Authority", roles: ["REGULATOR"], account: 2 },
  { name: "Clear Water Laboratory", roles: ["INSPECTOR"], account: 3 },
  { name: "North Bank", roles: ["BANK"], account: 4 },
  { name: "Steel Works", roles: ["CORE_ENTERPRISE"], account: 5 },
  { name: "Harbour Warehouse", roles: ["WAREHOUSE"], account: 6 },
  { name: "Tally Waterworks", roles: ["STATION_OPERATOR"], account: 7 },
  { name: "City Hospital", roles: ["GENERATOR"], account: 10 },
  { name: "Yellow Bin Haulage", roles: ["CARRIER"], account: 11 },
  { name: "Hill Incinerator", roles: ["DISPOSER"], account: 12 },
];

type Place = Pick<Stage, "account" | "deployment" | "members" | "say">;

/** Has the Council admit the organisations of all scenarios. */
export async function admitMembers(stage: Omit<Place, "members">): Promise<Map<string, Client>> {
  const members = new Map<string, Client>();
  await admitOrganisations({ ...stage, members }, ORGANISATIONS);
  return members;
}

/**
 * Has the Council admit organisations, each by the vote of all that play by then, and gives each one's first account the duties to state
 * and to endorse. From then on they play too.
 */
export async function admitOrganisations(stage: Place, organisations: readonly Organisation[]): Promise<void> {
  const { account, deployment, members, say } = stage;
  for (const { name, roles, account: number } of organisations) {
    const signer = account(number);
    const voters = await votersOf(stage);
    await passProposal(voters, buildAdmitProposal(voters[0], { name, roles, admin: signer.address }));
    const member = await connect({ signer, deployment });
    await enrolAndWait(member, { account: signer.address, duties: ["ADMIN", "MAKER", "CHECKER"] });
    members.set(name, member);
  }
  const { length } = organisations;
  const howMany = length === 1 ? "1 organisation" : `${length} organisations`;
  say(`${howMany} admitted by vote of the Council: ${organisations.map(({ name }) => name).join(", ")}`);
}
