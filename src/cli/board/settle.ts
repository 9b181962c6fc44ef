import { getTrade } from "../../sdk/board/actions/get-trade.ts";
import { settleTradeAndWait } from "../../sdk/board/actions/settle-trade.ts";
import { hash } from "../shared/amounts.ts";
import type { Verb } from "../shared/verb.ts";
import { readConsent } from "./shared/read.ts";

export const verb: Verb<[trade: string, consent: string]> = {
  takes: (command) =>
    command.argument("<trade>", "its id", hash).argument("<consent>", "the buyer's, of `tally board consent`"),
  async run(cli, trade, given) {
    const client = await cli.writer();
    const { bySeller } = await getTrade(client, { trade });
    const byBuyer = readConsent(given);
    const { dealId, failing, receipt } = await settleTradeAndWait(client, { trade, bySeller, byBuyer });
    if (failing === null) cli.result("settled", { ok: true, trade, dealId, tx: receipt.hash });
    else cli.result(`failed: ${failing}`, { ok: true, trade, failing, tx: receipt.hash });
  },
};
