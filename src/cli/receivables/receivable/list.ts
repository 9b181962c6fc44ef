import {
  type ListReceivablesParameters,
  listReceivables,
} from "../../../sdk/receivables/actions/receivables/list-receivables.ts";
import { RECEIVABLE_STATES } from "../../../sdk/receivables/model/states.ts";
import { table } from "../../shared/tables.ts";
import { oneOf, wholeNumber } from "../../shared/values.ts";
import type { Verb } from "../../shared/verb.ts";
import { showMoney } from "../../shared/amounts.ts";

export const verb: Verb<[options: ListReceivablesParameters]> = {
  takes: (command) =>
    command
      .option("--creditor <org>", "that was owed at first", wholeNumber)
      .option("--obligor <org>", "that owes", wholeNumber)
      .option("--holder <account>", "that has units now")
      .option("--state <state>", "such as Confirmed", oneOf(RECEIVABLE_STATES)),
  async run(cli, options) {
    const receivables = await listReceivables(await cli.client(), options);
    const rows = receivables.map(({ receivable, state, creditor, obligor, terms, payment, paymentDate }) => {
      const face = showMoney(payment?.face ?? terms?.face ?? 0n);
      return [receivable, state, creditor, obligor, face, payment?.state ?? "-", paymentDate ?? terms?.dueDate ?? "-"];
    });
    const headings = ["receivable", "state", "creditor", "obligor", "face", "payment", "due"];
    cli.result(table(headings, rows, cli.layout()), { ok: true, receivables });
  },
};
