import { getPresentation } from "../../../sdk/credits/actions/get-presentation.ts";
import { redirectClaimAndWait } from "../../../sdk/credits/actions/redirect-claim.ts";
import type { Verb } from "../../shared/verb.ts";
import { readSigned } from "../shared/read.ts";
import { hash } from "../../shared/amounts.ts";

export const verb: Verb<[presentation: string, account: string, signed: string]> = {
  takes: (command) =>
    command
      .argument("<presentation>", "its id", hash)
      .argument("<account>", "account that gets the claim, as it was signed")
      .argument("<signed>", "what `tally lc sign` wrote"),
  async run(cli, presentation, account, signed) {
    const client = await cli.writer();
    const { drawing } = await getPresentation(client, { presentation });
    const { deadline, approval } = readSigned(signed);
    const { receipt } = await redirectClaimAndWait(client, { drawing, account, deadline, approval });
    cli.result(`the claim goes to ${account}`, { ok: true, presentation, account, tx: receipt.hash });
  },
};
