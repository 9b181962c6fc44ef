import { getAccount } from "../../sdk/members/actions/members/get-account.ts";
import { showTime } from "../shared/tables.ts";
import type { Verb } from "../shared/verb.ts";

export const verb: Verb<[account: string]> = {
  takes: (command) => command.argument("<address>", "the account"),
  async run(cli, account) {
    const found = await getAccount(await cli.client(), { account });
    const state = found.honoured ? `${found.duties.join(", ")}, ${showTime(found.validUntil)}` : "not honoured";
    cli.result(`${found.account}  organisation ${found.org || "none"}  ${state}`, { ok: true, account: found });
  },
};
