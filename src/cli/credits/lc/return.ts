import { getPresentation } from "../../../sdk/credits/actions/get-presentation.ts";
import { returnDocumentsAndWait } from "../../../sdk/credits/actions/return-documents.ts";
import type { Verb } from "../../shared/verb.ts";
import { readApproval } from "../shared/read.ts";
import { hash } from "../../shared/amounts.ts";

export const verb: Verb<[presentation: string, signed: string | undefined]> = {
  takes: (command) =>
    command
      .argument("<presentation>", "its id", hash)
      .argument("[signed]", "what `tally lc sign` wrote; not needed once they were held for 60 days"),
  async run(cli, presentation, signed) {
    const client = await cli.writer();
    const { drawing } = await getPresentation(client, { presentation });
    const { receipt } =
      signed === undefined
        ? await returnDocumentsAndWait(client, { drawing })
        : await returnDocumentsAndWait(client, { drawing, ...readApproval(signed) });
    cli.result("the documents go back", { ok: true, presentation, tx: receipt.hash });
  },
};
