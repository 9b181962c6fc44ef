import { dischargeCreditAndWait } from "../../../sdk/credits/actions/discharge-credit.ts";
import { getLetterOfCredit } from "../../../sdk/credits/actions/get-letter-of-credit.ts";
import type { Verb } from "../../shared/verb.ts";
import { readSigned } from "../shared/read.ts";
import { hash, money, showMoney } from "../../shared/amounts.ts";

export const verb: Verb<[credit: string, amount: bigint, signed: string]> = {
  takes: (command) =>
    command
      .argument("<credit>", "its id", hash)
      .argument("<amount>", "what was signed, such as 1000.50", money)
      .argument("<signed>", "what `tally lc sign` wrote"),
  async run(cli, credit, amount, signed) {
    const client = await cli.writer();
    const { owed } = await getLetterOfCredit(client, { credit });
    const { deadline, approval } = readSigned(signed);
    const { receipt } = await dischargeCreditAndWait(client, { credit, owed, amount, deadline, approval });
    cli.result(`the applicant owes ${showMoney(amount)} less`, { ok: true, credit, amount, tx: receipt.hash });
  },
};
