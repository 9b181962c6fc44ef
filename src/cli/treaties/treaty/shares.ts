import { getTreatyCall } from "../../../sdk/treaties/actions/get-treaty-call.ts";
import { hash, showMoney } from "../../shared/amounts.ts";
import { table } from "../../shared/tables.ts";
import type { Verb } from "../../shared/verb.ts";

export const verb: Verb<[call: string]> = {
  takes: (command) => command.argument("<call>", "its id", hash),
  async run(cli, call) {
    const found = await getTreatyCall(await cli.client(), { call });
    const rows = found.shares.map(({ org, state, amount }) => [String(org), state, showMoney(amount)]);
    cli.result(table(["line", "state", "amount"], rows, cli.layout()), { ok: true, ...found });
  },
};
