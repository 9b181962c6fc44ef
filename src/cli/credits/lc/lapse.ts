import { getPresentation } from "../../../sdk/credits/actions/get-presentation.ts";
import { lapseReimbursementAndWait } from "../../../sdk/credits/actions/lapse-reimbursement.ts";
import type { Verb } from "../../shared/verb.ts";
import { hash } from "../../shared/amounts.ts";

export const verb: Verb<[presentation: string]> = {
  takes: (command) => command.argument("<presentation>", "its id", hash),
  async run(cli, presentation) {
    const client = await cli.writer();
    const { drawing } = await getPresentation(client, { presentation });
    const { receipt } = await lapseReimbursementAndWait(client, { drawing });
    cli.result("the issuer reimburses nobody any more", { ok: true, presentation, tx: receipt.hash });
  },
};
