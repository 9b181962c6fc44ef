import { withdrawApplicationAndWait } from "../../../sdk/credits/actions/withdraw-application.ts";
import type { Verb } from "../../shared/verb.ts";
import { readTerms } from "../shared/read.ts";

export const verb: Verb<[file: string]> = {
  takes: (command) => command.argument("<terms>", "JSON file with the terms that were applied for"),
  async run(cli, file) {
    const terms = readTerms(file);
    const { credit, receipt } = await withdrawApplicationAndWait(await cli.writer(), { terms });
    cli.result("the application is ended", { ok: true, credit, tx: receipt.hash });
  },
};
