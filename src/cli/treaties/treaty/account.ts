import { settleTreatyAccountAndWait } from "../../../sdk/treaties/actions/settle-treaty-account.ts";
import { hash } from "../../shared/amounts.ts";
import type { Verb } from "../../shared/verb.ts";

export const verb: Verb<[treaty: string]> = {
  takes: (command) => command.argument("<treaty>", "its id", hash),
  async run(cli, treaty) {
    const client = await cli.writer();
    const { call, receipt } = await settleTreatyAccountAndWait(client, { treaty });
    cli.result(call === null ? "nothing is called" : `called as ${call}`, { ok: true, treaty, call, tx: receipt.hash });
  },
};
