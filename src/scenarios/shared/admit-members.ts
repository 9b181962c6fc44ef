import type { Client } from "../../sdk/core/client.ts";
import { connect } from "../../sdk/core/connect.ts";
import { buildAdmitProposal } from "../../sdk/members/actions/council/build-admit-proposal.ts";
import { enrolAndWait } from "../../sdk/members/actions/members/enrol.ts";
import type { Role } from "../../sdk/members/model/roles.ts";
import { passProposal } from "./pass-proposal.ts";
import type { Stage } from "./scenario.ts";

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

type Place = Pick<Stage, "account" | "deployment" | "say">;

/** Has the Council admit the organisations of all scenarios. */
export async function admitMembers(stage: Place): Promise<Map<string, Client>> {
  const founder = await connect({ signer: stage.account(1), deployment: stage.deployment });
  return admitOrganisations(stage, [founder], ORGANISATIONS);
}

/**
 * Has the Council admit organisations, each by the vote of all that are members by then, and gives each one's first
 * account the duties to state and to endorse.
 *
 * @param members Those that vote at first.
 */
export async function admitOrganisations(
  { account, deployment, say }: Place,
  members: readonly [Client, ...Client[]],
  organisations: readonly Organisation[],
): Promise<Map<string, Client>> {
  const [founder] = members;
  const voters: [Client, ...Client[]] = [...members];
  const admitted = new Map<string, Client>();
  for (const { name, roles, account: number } of organisations) {
    const signer = account(number);
    await passProposal(voters, buildAdmitProposal(founder, { name, roles, admin: signer.address }));
    const member = await connect({ signer, deployment });
    await enrolAndWait(member, { account: signer.address, duties: ["ADMIN", "MAKER", "CHECKER"] });
    voters.push(member);
    admitted.set(name, member);
  }
  const howMany = admitted.size === 1 ? "1 organisation" : `${admitted.size} organisations`;
  say(`${howMany} admitted by vote of the Council: ${[...admitted.keys()].join(", ")}`);
  return admitted;
}
