import { listOrganisations } from "../../sdk/members/actions/members/list-organisations.ts";
import { table } from "../shared/tables.ts";
import type { Verb } from "../shared/verb.ts";

export const verb: Verb = {
  async run(cli) {
    const organisations = await listOrganisations(await cli.client());
    const rows = organisations.map(({ org, name, standing, roles, votingAccount }) => [
      org,
      name,
      standing,
      roles.join(" ") || "-",
      votingAccount,
    ]);
    cli.result(table(["org", "name", "standing", "roles", "voting account"], rows, cli.layout()), {
      ok: true,
      organisations,
    });
  },
};
