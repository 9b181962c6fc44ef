import { cancelCreditAndWait } from "../../../sdk/credits/actions/cancel-credit.ts";
import { getLetterOfCredit } from "../../../sdk/credits/actions/get-letter-of-credit.ts";
import type { Verb } from "../../shared/verb.ts";
import { readSignedAlike } from "../shared/read.ts";
import { hash } from "../../shared/amounts.ts";

export const verb: Verb<[credit: string, signed: string[]]> = {
  takes: (command) =>
    command
      .argument("<credit>", "its id", hash)
      .argument("<signed...>", "what issuer, beneficiary and confirmer signed, in this order"),
  async run(cli, credit, signed) {
    const client = await cli.writer();
    const { terms } = await getLetterOfCredit(client, { credit });
    const { released, receipt } = await cancelCreditAndWait(client, { credit, terms, ...readSignedAlike(signed) });
    cli.result("the credit is cancelled", { ok: true, credit, released, tx: receipt.hash });
  },
};
