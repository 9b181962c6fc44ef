import { revokeAccountAndWait } from "../../sdk/members/actions/members/revoke-account.ts";
import type { Verb } from "../shared/verb.ts";

export const verb: Verb<[account: string]> = {
  takes: (command) => command.argument("<address>"),
  async run(cli, account) {
    const { receipt } = await revokeAccountAndWait(await cli.writer(), { account });
    cli.result(`${account} revoked`, { ok: true, account, tx: receipt.hash });
  },
};
