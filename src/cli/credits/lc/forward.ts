import { forwardDocumentsAndWait } from "../../../sdk/credits/actions/forward-documents.ts";
import { getPresentation } from "../../../sdk/credits/actions/get-presentation.ts";
import type { Verb } from "../../shared/verb.ts";
import { hash } from "../../shared/amounts.ts";
import { showDay } from "../shared/show-day.ts";

export const verb: Verb<[presentation: string]> = {
  takes: (command) => command.argument("<presentation>", "its id", hash),
  async run(cli, presentation) {
    const client = await cli.writer();
    const { terms, drawing } = await getPresentation(client, { presentation });
    const { receipt } = await forwardDocumentsAndWait(client, { terms, drawing });
    const { examineUntil } = await getPresentation(client, { presentation });
    cli.result(`the issuer examines by ${showDay(examineUntil)}`, {
      ok: true,
      presentation,
      examineUntil,
      tx: receipt.hash,
    });
  },
};
