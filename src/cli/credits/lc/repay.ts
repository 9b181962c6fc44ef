import { getLetterOfCredit } from "../../../sdk/credits/actions/get-letter-of-credit.ts";
import { repayCreditAndWait } from "../../../sdk/credits/actions/repay-credit.ts";
import { lettersOfCreditContract } from "../../../sdk/credits/contracts.ts";
import { approveCashAndWait } from "../../../sdk/settlement/actions/cash/approve-cash.ts";
import type { Verb } from "../../shared/verb.ts";
import { hash, money, showMoney } from "../../shared/amounts.ts";

export const verb: Verb<[credit: string, amount: bigint]> = {
  takes: (command) => command.argument("<credit>", "its id", hash).argument("<amount>", "such as 1000.50", money),
  async run(cli, credit, amount) {
    const client = await cli.writer();
    const { cash } = (await getLetterOfCredit(client, { credit })).terms;
    const spender = String(lettersOfCreditContract(client).target);
    await approveCashAndWait(client, { cash, spender, amount });
    const { receipt } = await repayCreditAndWait(client, { credit, amount });
    cli.result(`paid ${showMoney(amount)}`, { ok: true, credit, amount, tx: receipt.hash });
  },
};
