import { applyForCreditAndWait } from "../../../sdk/credits/actions/apply-for-credit.ts";
import { payMarginAndWait } from "../../../sdk/credits/actions/pay-margin.ts";
import { lettersOfCreditContract } from "../../../sdk/credits/contracts.ts";
import { approveCashAndWait } from "../../../sdk/settlement/actions/cash/approve-cash.ts";
import type { Verb } from "../../shared/verb.ts";
import { readTerms } from "../shared/read.ts";
import { showMoney } from "../../shared/amounts.ts";

export const verb: Verb<[file: string]> = {
  takes: (command) => command.argument("<terms>", "JSON file with the credit's terms"),
  async run(cli, file) {
    const client = await cli.writer();
    const terms = readTerms(file);
    const { credit, receipt } = await applyForCreditAndWait(client, { terms });
    const { cash, margin: amount } = terms;
    if (amount > 0n) {
      const spender = String(lettersOfCreditContract(client).target);
      await approveCashAndWait(client, { cash, spender, amount });
      await payMarginAndWait(client, { credit, amount });
    }
    const text = `credit ${credit} is applied for, with ${showMoney(amount)} of margin`;
    cli.result(text, { ok: true, credit, margin: amount, tx: receipt.hash });
  },
};
