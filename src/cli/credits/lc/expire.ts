import { expireCreditAndWait } from "../../../sdk/credits/actions/expire-credit.ts";
import { getLetterOfCredit } from "../../../sdk/credits/actions/get-letter-of-credit.ts";
import type { Verb } from "../../shared/verb.ts";
import { hash, showMoney } from "../../shared/amounts.ts";

export const verb: Verb<[credit: string]> = {
  takes: (command) => command.argument("<credit>", "its id", hash),
  async run(cli, credit) {
    const client = await cli.writer();
    const { terms } = await getLetterOfCredit(client, { credit });
    const { released, receipt } = await expireCreditAndWait(client, { credit, terms });
    cli.result(`the credit is expired, ${showMoney(released)} were not drawn`, {
      ok: true,
      credit,
      released,
      tx: receipt.hash,
    });
  },
};
