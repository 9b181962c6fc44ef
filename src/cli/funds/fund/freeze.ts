import { freezeFacilityAndWait } from "../../../sdk/funds/actions/freeze-facility.ts";
import { hash } from "../../shared/amounts.ts";
import type { Verb } from "../../shared/verb.ts";

export const verb: Verb<[facility: string]> = {
  takes: (command) => command.argument("<facility>", "its id", hash),
  async run(cli, facility) {
    const client = await cli.writer();
    const { receipt } = await freezeFacilityAndWait(client, { facility });
    cli.result("the facility is frozen", { ok: true, facility, tx: receipt.hash });
  },
};
