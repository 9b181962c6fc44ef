import { getPresentation } from "../../../sdk/credits/actions/get-presentation.ts";
import { returnDocumentsAndWait } from "../../../sdk/credits/actions/return-documents.ts";
import type { Verb } from "../../shared/verb.ts";
import { readSigned } from "../shared/read.ts";
import { hash } from "../shared/values.ts";

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
        : await returnDocumentsAndWait(client, { drawing, ...signedBy(signed) });
    cli.result("the documents go back", { ok: true, presentation, tx: receipt.hash });
  },
};

function signedBy(file: string) {
  const { deadline, approval } = readSigned(file);
  return { deadline, approval };
}
