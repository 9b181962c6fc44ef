import { getCredit } from "../../../sdk/credits/actions/get-credit.ts";
import { releaseCreditAndWait } from "../../../sdk/credits/actions/release-credit.ts";
import type { Verb } from "../../shared/verb.ts";
import { hash } from "../shared/values.ts";

export const verb: Verb<[credit: string]> = {
  takes: (command) => command.argument("<credit>", "its id", hash),
  async run(cli, credit) {
    const client = await cli.writer();
    const { terms } = await getCredit(client, { credit });
    const { receipt } = await releaseCreditAndWait(client, { credit, terms });
    cli.result("what the credit needs no more is given back", { ok: true, credit, tx: receipt.hash });
  },
};
