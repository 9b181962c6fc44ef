import { reportTradeAndWait } from "../../sdk/board/actions/report-trade.ts";
import { hash } from "../shared/amounts.ts";
import type { Verb } from "../shared/verb.ts";

export const verb: Verb<[trade: string]> = {
  takes: (command) => command.argument("<trade>", "its id", hash),
  async run(cli, trade) {
    const client = await cli.writer();
    const { receipt } = await reportTradeAndWait(client, { trade });
    cli.result("reported", { ok: true, trade, tx: receipt.hash });
  },
};
