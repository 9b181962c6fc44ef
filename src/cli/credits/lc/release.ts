import { getLetterOfCredit } from "../../../sdk/credits/actions/get-letter-of-credit.ts";
import { releaseCreditAndWait } from "../../../sdk/credits/actions/release-credit.ts";
import type { Verb } from "../../shared/verb.ts";
import { hash } from "../../shared/amounts.ts";

export const verb: Verb<[credit: string]> = {
  takes: (command) => command.argument("<credit>", "its id", hash),
  async run(cli, credit) {
    const client = await cli.writer();
    const { terms } = await getLetterOfCredit(client, { credit });
    const { receipt } = await releaseCreditAndWait(client, { credit, terms });
    cli.result("what the credit needs no more is given back", { ok: true, credit, tx: receipt.hash });
  },
};
