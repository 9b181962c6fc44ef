import { getPresentation } from "../../../sdk/credits/actions/get-presentation.ts";
import { precludeRefusalAndWait } from "../../../sdk/credits/actions/preclude-refusal.ts";
import type { Verb } from "../../shared/verb.ts";
import { hash } from "../../shared/amounts.ts";

export const verb: Verb<[presentation: string]> = {
  takes: (command) => command.argument("<presentation>", "its id", hash),
  async run(cli, presentation) {
    const client = await cli.writer();
    const { terms, drawing, claim } = await getPresentation(client, { presentation });
    const { receipt } = await precludeRefusalAndWait(client, { terms, drawing });
    cli.result("the bank is precluded from refusing, and owes", { ok: true, presentation, claim, tx: receipt.hash });
  },
};
