import { declareProfitAndWait } from "../../../sdk/treaties/actions/declare-profit.ts";
import { hash } from "../../shared/amounts.ts";
import type { Verb } from "../../shared/verb.ts";

export const verb: Verb<[treaty: string]> = {
  takes: (command) => command.argument("<treaty>", "its id", hash),
  async run(cli, treaty) {
    const client = await cli.writer();
    const { call, receipt } = await declareProfitAndWait(client, { treaty });
    cli.result(call === null ? "there is no profit" : `called as ${call}`, {
      ok: true,
      treaty,
      call,
      tx: receipt.hash,
    });
  },
};
