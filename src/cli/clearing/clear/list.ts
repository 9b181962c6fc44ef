import { listCycles } from "../../../sdk/clearing/actions/list-cycles.ts";
import { showTime, table } from "../../shared/tables.ts";
import type { Verb } from "../../shared/verb.ts";

export const verb: Verb = {
  async run(cli) {
    const cycles = await listCycles(await cli.client());
    const rows = cycles.map(({ cycle, state, terms }) => {
      return [cycle, state, String(terms.operator), String(terms.members.length), showTime(BigInt(terms.closesAt))];
    });
    cli.result(table(["cycle", "state", "operator", "banks", "closes"], rows, cli.layout()), { ok: true, cycles });
  },
};
