import { listPayments } from "../../../sdk/funds/actions/list-payments.ts";
import { hash, showMoney } from "../../shared/amounts.ts";
import { table } from "../../shared/tables.ts";
import type { Verb } from "../../shared/verb.ts";

export const verb: Verb<[facility: string]> = {
  takes: (command) => command.argument("<facility>", "its id", hash),
  async run(cli, facility) {
    const payments = await listPayments(await cli.client(), { facility });
    const rows = payments.map(({ payment, state, request, payeeOrg }) => [
      payment,
      state,
      request.purpose,
      String(payeeOrg),
      showMoney(request.amount),
    ]);
    const headings = ["payment", "state", "purpose", "payee", "amount"];
    cli.result(table(headings, rows, cli.layout()), { ok: true, facility, payments });
  },
};
