import { confirmCreditAndWait } from "../../../sdk/credits/actions/confirm-credit.ts";
import { getLetterOfCredit } from "../../../sdk/credits/actions/get-letter-of-credit.ts";
import type { Verb } from "../../shared/verb.ts";
import { readSigned } from "../shared/read.ts";
import { hash } from "../../shared/amounts.ts";

export const verb: Verb<[credit: string, signed: string]> = {
  takes: (command) => command.argument("<credit>", "its id", hash).argument("<signed>", "what `tally lc sign` wrote"),
  async run(cli, credit, signed) {
    const client = await cli.writer();
    const { termsName } = await getLetterOfCredit(client, { credit });
    const { deadline, approval } = readSigned(signed);
    const { receipt } = await confirmCreditAndWait(client, { credit, termsName, deadline, approval });
    cli.result("the credit is confirmed", { ok: true, credit, tx: receipt.hash });
  },
};
