import { getPresentation } from "../../../sdk/credits/actions/get-presentation.ts";
import { waiveDiscrepanciesAndWait } from "../../../sdk/credits/actions/waive-discrepancies.ts";
import type { Verb } from "../../shared/verb.ts";
import { readSigned } from "../shared/read.ts";
import { hash } from "../../shared/amounts.ts";

export const verb: Verb<[presentation: string, signed: string]> = {
  takes: (command) =>
    command.argument("<presentation>", "its id", hash).argument("<signed>", "what `tally lc sign` wrote"),
  async run(cli, presentation, signed) {
    const client = await cli.writer();
    const { drawing } = await getPresentation(client, { presentation });
    const { deadline, approval } = readSigned(signed);
    const { receipt } = await waiveDiscrepanciesAndWait(client, { drawing, deadline, approval });
    cli.result("the applicant takes the documents as they are", { ok: true, presentation, tx: receipt.hash });
  },
};
