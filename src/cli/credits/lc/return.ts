import { getPresentation } from "../../../sdk/credits/actions/get-presentation.ts";
import { returnDocumentsAndWait } from "../../../sdk/credits/actions/return-documents.ts";
import type { Verb } from "../../shared/verb.ts";
import { hash } from "../../shared/amounts.ts";

export const verb: Verb<[presentation: string]> = {
  takes: (command) => command.argument("<presentation>", "its id", hash),
  async run(cli, presentation) {
    const client = await cli.writer();
    const { drawing } = await getPresentation(client, { presentation });
    const { receipt } = await returnDocumentsAndWait(client, { drawing });
    cli.result("the documents go back", { ok: true, presentation, tx: receipt.hash });
  },
};
