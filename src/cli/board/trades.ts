import { listTrades } from "../../sdk/board/actions/list-trades.ts";
import { showMoney } from "../shared/amounts.ts";
import { table } from "../shared/tables.ts";
import type { Verb } from "../shared/verb.ts";

export const verb: Verb = {
  async run(cli) {
    const trades = await listTrades(await cli.client());
    const rows = trades.map(({ trade, state, seller, buyer, amount, price }) => [
      trade,
      state,
      String(seller),
      String(buyer),
      showMoney(amount),
      showMoney(price),
    ]);
    const headings = ["trade", "state", "seller", "buyer", "amount", "price"];
    cli.result(table(headings, rows, cli.layout()), { ok: true, trades });
  },
};
