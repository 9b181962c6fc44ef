import { listSales } from "../../../../sdk/receivables/actions/receivables/list-sales.ts";
import { table } from "../../../shared/tables.ts";
import type { Verb } from "../../../shared/verb.ts";
import { hash, showMoney } from "../../../shared/amounts.ts";

interface SalesOptions {
  readonly receivable?: string;
  readonly seller?: string;
  readonly buyer?: string;
}

export const verb: Verb<[options: SalesOptions]> = {
  takes: (command) =>
    command
      .option("--receivable <id>", "of this one alone", hash)
      .option("--seller <account>", "of this account alone")
      .option("--buyer <account>", "of this account alone"),
  async run(cli, options) {
    const sales = await listSales(await cli.client(), options);
    const rows = sales.map(({ sale, seller, buyer, amount, price, recourse, recourseState, open }) => {
      const owed = recourseState === "Claimed" ? `, ${showMoney(open)} open` : "";
      const sold = [showMoney(amount), showMoney(price)];
      return [sale, seller, buyer, ...sold, recourse ? `${recourseState}${owed}` : "without"];
    });
    const headings = ["sale", "seller", "buyer", "amount", "price", "recourse"];
    cli.result(table(headings, rows, cli.layout()), { ok: true, sales });
  },
};
