import { listProfiles } from "../../../sdk/custody/actions/list-profiles.ts";
import { table } from "../../shared/tables.ts";
import type { Verb } from "../../shared/verb.ts";

export const verb: Verb = {
  async run(cli) {
    const profiles = await listProfiles(await cli.client());
    const rows = profiles.map(({ flow, rules, former, adopted, profile: { name, classes, steps } }) => [
      ...[flow, rules, former || "-", name, classes.length, steps.length, adopted ? "yes" : "no"],
    ]);
    const headings = ["flow", "rules", "former", "name", "classes", "steps", "adopted"];
    cli.result(table(headings, rows, cli.layout()), { ok: true, profiles });
  },
};
