import { listCredits } from "../../../sdk/credits/actions/list-credits.ts";
import { table } from "../../shared/tables.ts";
import type { Verb } from "../../shared/verb.ts";
import { showMoney } from "../../shared/amounts.ts";

export const verb: Verb = {
  async run(cli) {
    const credits = await listCredits(await cli.client());
    const rows = credits.map(({ credit, state, terms }) => {
      return [credit, state, String(terms.issuer), String(terms.beneficiary), showMoney(terms.amount), terms.expiry];
    });
    const headings = ["credit", "state", "issuer", "beneficiary", "amount", "expires"];
    cli.result(table(headings, rows, cli.layout()), { ok: true, credits });
  },
};
