import { getCycle } from "../../../sdk/clearing/actions/get-cycle.ts";
import { listObligations } from "../../../sdk/clearing/actions/list-obligations.ts";
import { submitNetsAndWait } from "../../../sdk/clearing/actions/submit-nets.ts";
import { netCycle } from "../../../sdk/clearing/model/net-cycle.ts";
import { table } from "../../shared/tables.ts";
import type { Verb } from "../../shared/verb.ts";
import { hash, showMoney } from "../../shared/amounts.ts";

export const verb: Verb<[cycle: string]> = {
  takes: (command) => command.argument("<cycle>", "its id", hash),
  async run(cli, cycle) {
    const client = await cli.writer();
    const { terms } = await getCycle(client, { cycle });
    const { nets, gross, settle } = netCycle(terms, await listObligations(client, { cycle }));
    const { covered, receipt } = await submitNetsAndWait(client, { terms, nets });
    const rows = terms.members.map(({ bank }, i) => [String(bank), showMoney(nets[i] ?? 0n)]);
    const text = `${table(["bank", "net"], rows, cli.layout())}\n${showMoney(gross)} are settled by ${showMoney(settle)}`;
    cli.result(text, { ok: true, cycle, nets, gross, settle, covered, tx: receipt.hash });
  },
};
