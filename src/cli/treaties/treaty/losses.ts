import { listLosses } from "../../../sdk/treaties/actions/list-losses.ts";
import { hash, showMoney } from "../../shared/amounts.ts";
import { table } from "../../shared/tables.ts";
import type { Verb } from "../../shared/verb.ts";

export const verb: Verb<[treaty: string]> = {
  takes: (command) => command.argument("<treaty>", "its id", hash),
  async run(cli, treaty) {
    const losses = await listLosses(await cli.client(), { treaty });
    const rows = losses.map(({ loss, state, amount, recovered }) => [
      loss,
      state,
      showMoney(amount),
      showMoney(recovered),
    ]);
    cli.result(table(["loss", "state", "amount", "recovered"], rows, cli.layout()), { ok: true, treaty, losses });
  },
};
