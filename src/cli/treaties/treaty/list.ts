import { listTreaties } from "../../../sdk/treaties/actions/list-treaties.ts";
import { table } from "../../shared/tables.ts";
import type { Verb } from "../../shared/verb.ts";

export const verb: Verb = {
  async run(cli) {
    const treaties = await listTreaties(await cli.client());
    const rows = treaties.map(({ treaty, state, terms }) => [
      treaty,
      state,
      String(terms.cedent),
      terms.lines.map(({ org, bps }) => `${org}: ${bps}`).join(", "),
      String(terms.layers.length),
    ]);
    const headings = ["treaty", "state", "cedent", "lines", "layers"];
    cli.result(table(headings, rows, cli.layout()), { ok: true, treaties });
  },
};
