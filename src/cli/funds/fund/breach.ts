import { declareBreachAndWait } from "../../../sdk/funds/actions/declare-breach.ts";
import { hash } from "../../shared/amounts.ts";
import type { Verb } from "../../shared/verb.ts";
import { readNumbered } from "../shared/read.ts";

export const verb: Verb<[facility: string, evidence: string, signed: string]> = {
  takes: (command) =>
    command
      .argument("<facility>", "its id", hash)
      .argument("<evidence>", "root of the documents that show it", hash)
      .argument("<signed>", "what `tally fund sign` wrote"),
  async run(cli, facility, evidence, signed) {
    const client = await cli.writer();
    const { cureUntil, receipt } = await declareBreachAndWait(client, { facility, evidence, ...readNumbered(signed) });
    cli.result(`to be cured by second ${cureUntil}`, { ok: true, facility, cureUntil, tx: receipt.hash });
  },
};
