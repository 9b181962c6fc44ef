import { getFacility } from "../../../sdk/funds/actions/get-facility.ts";
import { hash, showMoney } from "../../shared/amounts.ts";
import type { Verb } from "../../shared/verb.ts";

export const verb: Verb<[facility: string, options: { readonly day?: string }]> = {
  takes: (command) =>
    command
      .argument("<facility>", "its id", hash)
      .option("--day <day>", "up to which interest counts: YYYY-MM-DD; today if left out"),
  async run(cli, facility, options) {
    const found = await getFacility(await cli.client(), { facility, ...options });
    const { state, terms, drawn, unspent, owed, lines } = found;
    const text = [
      `facility ${facility}: ${state}`,
      `  lender ${terms.lender}, borrower ${terms.borrower}`,
      `  ${showMoney(drawn)} drawn of ${showMoney(terms.amount)}, ${showMoney(unspent)} unspent`,
      `  owed on ${owed.day}: ${showMoney(owed.principal)}, interest ${showMoney(owed.interest)}, fee ${showMoney(owed.fee)}`,
      ...lines.map(({ purpose, amount, taken }) => `  ${purpose}: ${showMoney(taken)} of ${showMoney(amount)}`),
    ];
    cli.result(text.join("\n"), { ok: true, ...found });
  },
};
