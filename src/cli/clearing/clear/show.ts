import { getCycle } from "../../../sdk/clearing/actions/get-cycle.ts";
import { listObligations } from "../../../sdk/clearing/actions/list-obligations.ts";
import { showTime, table } from "../../shared/tables.ts";
import type { Verb } from "../../shared/verb.ts";
import { hash, showMoney } from "../../shared/amounts.ts";

export const verb: Verb<[cycle: string]> = {
  takes: (command) => command.argument("<cycle>", "its id", hash),
  async run(cli, cycle) {
    const client = await cli.client();
    const found = await getCycle(client, { cycle });
    const obligations = await listObligations(client, { cycle });
    const gross = obligations.reduce((sum, { amount }) => sum + amount, 0n);
    const rows = found.positions.map(({ bank, joined, net, paid }) => {
      return [String(bank), joined ? "yes" : "no", showMoney(net), showMoney(paid)];
    });
    const lines = [
      `${cycle}  ${found.state}`,
      `until        ${showTime(BigInt(found.until))}`,
      `obligations  ${obligations.length}, ${showMoney(gross)} in all`,
      table(["bank", "joined", "net", "paid"], rows, cli.layout()),
    ];
    cli.result(lines.join("\n"), { ok: true, ...found, obligations, gross });
  },
};
