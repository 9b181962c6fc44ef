import { failTradeAndWait } from "../../sdk/board/actions/fail-trade.ts";
import { getTrade } from "../../sdk/board/actions/get-trade.ts";
import { hash } from "../shared/amounts.ts";
import type { Verb } from "../shared/verb.ts";

export const verb: Verb<[trade: string]> = {
  takes: (command) => command.argument("<trade>", "its id", hash),
  async run(cli, trade) {
    const client = await cli.writer();
    const { bySeller } = await getTrade(client, { trade });
    const { failing, receipt } = await failTradeAndWait(client, { trade, bySeller });
    cli.result(`failed: ${failing}`, { ok: true, trade, failing, tx: receipt.hash });
  },
};
