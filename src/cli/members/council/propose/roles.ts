import { buildSetRolesProposal } from "../../../../sdk/members/actions/council/build-set-roles-proposal.ts";
import type { Role } from "../../../../sdk/members/model/roles.ts";
import { wholeNumber } from "../../../shared/values.ts";
import type { Verb } from "../../../shared/verb.ts";
import { type Described, described, propose } from "../../shared/propose.ts";
import { roles } from "../../shared/values.ts";

export const verb: Verb<[org: number, roles: Role[], options: Described]> = {
  takes: (command) =>
    described(command).argument("<org>", "its number", wholeNumber).argument("<roles>", "such as bank,insurer", roles),
  run: (cli, org, list, options) =>
    propose(cli, (client) => buildSetRolesProposal(client, { org, roles: list, ...options })),
};
