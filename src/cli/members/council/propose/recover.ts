import { buildRecoverProposal } from "../../../../sdk/members/actions/council/build-recover-proposal.ts";
import { fault } from "../../../shared/errors.ts";
import { wholeNumber } from "../../../shared/values.ts";
import type { Verb } from "../../../shared/verb.ts";
import { type Described, described, propose } from "../../shared/propose.ts";

interface RecoverOptions extends Described {
  readonly lost?: string;
  readonly keep?: boolean;
  readonly person?: string;
}

export const verb: Verb<[org: number, replacement: string, options: RecoverOptions]> = {
  takes: (command) =>
    described(command)
      .argument("<org>", "its number", wholeNumber)
      .argument("<replacement>", "address of its new ADMIN account")
      .option("--lost <address>", "account to revoke; its vote moves to the new one")
      .option("--keep", "revoke none: every account of it, and the vote where it is, stay valid")
      .option("--person <hex>", "pseudonym of who holds the new key, 20 bytes"),
  async run(cli, org, replacement, { keep = false, ...options }) {
    // A key that was lost may have been found: that it stays valid has to be asked for.
    if (keep === (options.lost !== undefined)) {
      throw fault("USAGE", "either --lost ADDRESS, to revoke the account, or --keep, to leave it valid", {
        lost: options.lost,
        keep,
      });
    }
    await propose(cli, (client) => buildRecoverProposal(client, { org, replacement, ...options }));
  },
};
