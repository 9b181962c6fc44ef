import { listBills } from "../../../sdk/bills/actions/list-bills.ts";
import { showMoney } from "../../shared/amounts.ts";
import { table } from "../../shared/tables.ts";
import type { Verb } from "../../shared/verb.ts";

export const verb: Verb = {
  async run(cli) {
    const bills = await listBills(await cli.client());
    const rows = bills.map(({ bill, state, terms }) => {
      const { drawer, acceptor, amount, maturity } = terms;
      return [bill, state, String(drawer), String(acceptor), showMoney(amount), maturity];
    });
    const headings = ["bill", "state", "drawer", "acceptor", "amount", "due"];
    cli.result(table(headings, rows, cli.layout()), { ok: true, bills });
  },
};
