import { listAsks } from "../../sdk/board/actions/list-asks.ts";
import { showMoney } from "../shared/amounts.ts";
import { table } from "../shared/tables.ts";
import type { Verb } from "../shared/verb.ts";

export const verb: Verb = {
  async run(cli) {
    const asks = await listAsks(await cli.client());
    const rows = asks.map(({ id, state, ask }) => [
      id,
      state,
      ask.asset,
      String(ask.obligor),
      `${showMoney(ask.amountFrom)} to ${showMoney(ask.amountTo)}`,
    ]);
    cli.result(table(["ask", "state", "asset", "obligor", "amount"], rows, cli.layout()), { ok: true, asks });
  },
};
