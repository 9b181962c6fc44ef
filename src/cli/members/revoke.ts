import { revokeAccountAndWait } from "../../sdk/members/actions/members/revoke-account.ts";
import { time } from "../shared/values.ts";
import type { Verb } from "../shared/verb.ts";

interface RevokeOptions {
  readonly trustedUntil?: bigint;
}

export const verb: Verb<[account: string, options: RevokeOptions]> = {
  takes: (command) =>
    command
      .argument("<address>", "the account")
      .option(
        "--trusted-until <time>",
        "its key was lost: the last time it was known to be safe, at most 30 days ago; handovers it signed that are brought from now on do not count",
        time,
      ),
  async run(cli, account, options) {
    const { receipt } = await revokeAccountAndWait(await cli.writer(), { account, ...options });
    cli.result(`${account} revoked`, { ok: true, account, tx: receipt.hash });
  },
};
