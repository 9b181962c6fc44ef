import { cureBreachAndWait } from "../../../sdk/funds/actions/cure-breach.ts";
import { hash } from "../../shared/amounts.ts";
import type { Verb } from "../../shared/verb.ts";
import { readNumbered } from "../shared/read.ts";

export const verb: Verb<[facility: string, signed: string]> = {
  takes: (command) =>
    command.argument("<facility>", "its id", hash).argument("<signed>", "what `tally fund sign` wrote"),
  async run(cli, facility, signed) {
    const client = await cli.writer();
    const { receipt } = await cureBreachAndWait(client, { facility, ...readNumbered(signed) });
    cli.result("the breach is mended", { ok: true, facility, tx: receipt.hash });
  },
};
