import { setVotingAccountAndWait } from "../../sdk/members/actions/members/set-voting-account.ts";
import type { Verb } from "../shared/verb.ts";

export const verb: Verb<[account: string]> = {
  takes: (command) => command.argument("<address>", "the account"),
  async run(cli, account) {
    const { receipt } = await setVotingAccountAndWait(await cli.writer(), { account });
    cli.result(`${account} carries the vote now`, { ok: true, account, tx: receipt.hash });
  },
};
