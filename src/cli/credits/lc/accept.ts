import { acceptDocumentsAndWait } from "../../../sdk/credits/actions/accept-documents.ts";
import { getPresentation } from "../../../sdk/credits/actions/get-presentation.ts";
import type { Verb } from "../../shared/verb.ts";
import { readSigned } from "../shared/read.ts";
import { hash } from "../../shared/amounts.ts";

export const verb: Verb<[presentation: string, signed: string]> = {
  takes: (command) =>
    command.argument("<presentation>", "its id", hash).argument("<signed>", "what `tally lc sign` wrote"),
  async run(cli, presentation, signed) {
    const client = await cli.writer();
    const { terms, drawing, claim } = await getPresentation(client, { presentation });
    const { deadline, approval } = readSigned(signed);
    const { receipt } = await acceptDocumentsAndWait(client, { terms, drawing, deadline, approval });
    cli.result(`accepted: claim ${claim}`, { ok: true, presentation, claim, tx: receipt.hash });
  },
};
