import { closeFacilityAndWait } from "../../../sdk/funds/actions/close-facility.ts";
import { hash } from "../../shared/amounts.ts";
import type { Verb } from "../../shared/verb.ts";

export const verb: Verb<[facility: string]> = {
  takes: (command) => command.argument("<facility>", "its id", hash),
  async run(cli, facility) {
    const client = await cli.writer();
    const { receipt } = await closeFacilityAndWait(client, { facility });
    cli.result("the facility is closed", { ok: true, facility, tx: receipt.hash });
  },
};
