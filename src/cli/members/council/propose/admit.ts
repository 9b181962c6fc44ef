import { buildAdmitProposal } from "../../../../sdk/members/actions/council/build-admit-proposal.ts";
import type { Role } from "../../../../sdk/members/model/roles.ts";
import type { Verb } from "../../../shared/verb.ts";
import { type Described, described, propose } from "../../shared/propose.ts";
import { roles } from "../../shared/values.ts";

interface AdmitOptions extends Described {
  readonly roles?: Role[];
  readonly person?: string;
}

export const verb: Verb<[name: string, admin: string, options: AdmitOptions]> = {
  takes: (command) =>
    described(command)
      .argument("<name>", "as others will see it")
      .argument("<admin>", "address of its first account")
      .option("--roles <list>", "such as bank,insurer; none if left out", roles)
      .option("--person <hex>", "pseudonym of who holds the first key, 20 bytes"),
  run: (cli, name, admin, { roles: given = [], ...options }) =>
    propose(cli, (client) => buildAdmitProposal(client, { name, admin, roles: given, ...options })),
};
