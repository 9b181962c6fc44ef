import type { Client } from "../../sdk/core/client.ts";
import { connect } from "../../sdk/core/connect.ts";
import { buildAdmitProposal } from "../../sdk/members/actions/council/build-admit-proposal.ts";
import { enrolAndWait } from "../../sdk/members/actions/members/enrol.ts";
import type { Role } from "../../sdk/members/model/roles.ts";
import { passProposal } from "./pass-proposal.ts";
import type { Stage } from "./scenario.ts";

/** Made-up organisations, one for each kind of party in the cases of this project. */
const ORGANISATIONS: readonly { name: string; roles: Role[]; account: number }[] = [
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

/**
 * Has the Council admit the organisations, each by the vote of all that are members by then, and gives each one's first
 * account the duties to state and to endorse.
 */
export async function admitMembers(stage: Pick<Stage, "account" | "deployment" | "say">): Promise<Map<string, Client>> {
  const client = (account: number) => connect({ signer: stage.account(account), deployment: stage.deployment });
  const founder = await client(1);
  const voters: [Client, ...Client[]] = [founder];
  const admitted = new Map<string, Client>();
  for (const { name, roles, account } of ORGANISATIONS) {
    const admin = stage.account(account).address;
    await passProposal(voters, buildAdmitProposal(founder, { name, roles, admin }));
    const member = await client(account);
    await enrolAndWait(member, { account: admin, duties: ["ADMIN", "MAKER", "CHECKER"] });
    voters.push(member);
    admitted.set(name, member);
  }
  stage.say(`${admitted.size} organisations admitted by vote of the Council: ${[...admitted.keys()].join(", ")}`);
  return admitted;
}
