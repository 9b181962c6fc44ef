import { listFacilityPayees } from "../../../sdk/funds/actions/list-facility-payees.ts";
import { hash } from "../../shared/amounts.ts";
import { table } from "../../shared/tables.ts";
import type { Verb } from "../../shared/verb.ts";

export const verb: Verb<[facility: string]> = {
  takes: (command) => command.argument("<facility>", "its id", hash),
  async run(cli, facility) {
    const payees = await listFacilityPayees(await cli.client(), { facility });
    const rows = payees.map(({ payee, org, from }) => [payee, String(org), String(from)]);
    cli.result(table(["payee", "organisation", "from second"], rows, cli.layout()), { ok: true, facility, payees });
  },
};
