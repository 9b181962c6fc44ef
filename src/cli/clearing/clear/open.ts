import { openCycleAndWait } from "../../../sdk/clearing/actions/open-cycle.ts";
import type { Verb } from "../../shared/verb.ts";
import { readTerms } from "../shared/read.ts";

export const verb: Verb<[file: string]> = {
  takes: (command) => command.argument("<terms>", "JSON file with the cycle's terms"),
  async run(cli, file) {
    const { cycle, receipt } = await openCycleAndWait(await cli.writer(), { terms: readTerms(file) });
    cli.result(`cycle ${cycle} is open`, { ok: true, cycle, tx: receipt.hash });
  },
};
