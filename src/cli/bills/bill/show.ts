import { getBill } from "../../../sdk/bills/actions/get-bill.ts";
import { hash, showMoney } from "../../shared/amounts.ts";
import type { Verb } from "../../shared/verb.ts";

export const verb: Verb<[bill: string]> = {
  takes: (command) => command.argument("<bill>", "its id", hash),
  async run(cli, bill) {
    const found = await getBill(await cli.client(), { bill });
    const { state, terms, lot, lastDay, open } = found;
    const lines = [
      `bill ${bill}: ${state}`,
      `  drawer ${terms.drawer}, acceptor ${terms.acceptor}, payee ${terms.payee}`,
      `  ${showMoney(terms.amount)}, of which ${showMoney(open)} is owed, due ${terms.maturity}`,
      ...(lot === null ? [] : [`  lot ${lot}, to be presented by ${lastDay}`]),
    ];
    cli.result(lines.join("\n"), { ok: true, ...found });
  },
};
