import { claimRecourseAndWait } from "../../../../sdk/receivables/actions/receivables/claim-recourse.ts";
import type { Verb } from "../../../shared/verb.ts";
import { findSale } from "../../shared/find-sale.ts";
import { hash, showMoney } from "../../../shared/amounts.ts";

export const verb: Verb<[sale: string]> = {
  takes: (command) => command.argument("<sale>", "its id, as `recourse list` shows it", hash),
  async run(cli, sale) {
    const client = await cli.writer();
    const { receipt, ...claimed } = await claimRecourseAndWait(client, { sale: await findSale(client, sale) });
    const text = `${claimed.seller} owes ${showMoney(claimed.amount)} to ${claimed.buyer}`;
    cli.result(text, { ok: true, ...claimed, tx: receipt.hash });
  },
};
