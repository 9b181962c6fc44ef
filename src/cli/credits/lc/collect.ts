import { collectClaimAndWait } from "../../../sdk/credits/actions/collect-claim.ts";
import { getPresentation } from "../../../sdk/credits/actions/get-presentation.ts";
import type { Verb } from "../../shared/verb.ts";
import { hash } from "../../shared/amounts.ts";

export const verb: Verb<[presentation: string]> = {
  takes: (command) => command.argument("<presentation>", "its id", hash),
  async run(cli, presentation) {
    const client = await cli.writer();
    const { terms, drawing } = await getPresentation(client, { presentation });
    const { claim, amount, receipt } = await collectClaimAndWait(client, { terms, drawing });
    cli.result(`collected: claim ${claim}`, { ok: true, presentation, claim, amount, tx: receipt.hash });
  },
};
