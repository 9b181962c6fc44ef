import { listFacilities } from "../../../sdk/funds/actions/list-facilities.ts";
import { showMoney } from "../../shared/amounts.ts";
import { table } from "../../shared/tables.ts";
import type { Verb } from "../../shared/verb.ts";

export const verb: Verb = {
  async run(cli) {
    const facilities = await listFacilities(await cli.client());
    const rows = facilities.map(({ facility, state, terms }) => [
      facility,
      state,
      String(terms.lender),
      String(terms.borrower),
      showMoney(terms.amount),
    ]);
    const headings = ["facility", "state", "lender", "borrower", "amount"];
    cli.result(table(headings, rows, cli.layout()), { ok: true, facilities });
  },
};
