import { recoverProposal } from "../../../../sdk/members/actions/council/recover-proposal.ts";
import { wholeNumber } from "../../../shared/values.ts";
import type { Verb } from "../../../shared/verb.ts";
import { type Described, described, propose } from "../../shared/propose.ts";

interface RecoverOptions extends Described {
  readonly lost?: string;
  readonly person?: string;
}

export const verb: Verb<[org: number, replacement: string, options: RecoverOptions]> = {
  takes: (command) =>
    described(command)
      .argument("<org>", "its number", wholeNumber)
      .argument("<replacement>", "address of its new ADMIN account")
      .option("--lost <address>", "account to revoke")
      .option("--person <hex>", "pseudonym of who holds the new key, 20 bytes"),
  run: (cli, org, replacement, options) =>
    propose(cli, (client) => recoverProposal(client, { org, replacement, ...options })),
};
