import { buildEndAccountProposal } from "../../../../sdk/members/actions/council/build-end-account-proposal.ts";
import { time } from "../../../shared/values.ts";
import type { Verb } from "../../../shared/verb.ts";
import { type Described, described, propose } from "../../shared/propose.ts";

interface EndAccountOptions extends Described {
  readonly trustedUntil?: bigint;
}

export const verb: Verb<[account: string, options: EndAccountOptions]> = {
  takes: (command) =>
    described(command)
      .argument("<address>", "the account")
      .option(
        "--trusted-until <time>",
        "its key was lost: the last time it was known to be safe; handovers it signed count no more",
        time,
      ),
  run: (cli, account, options) => propose(cli, (client) => buildEndAccountProposal(client, { account, ...options })),
};
