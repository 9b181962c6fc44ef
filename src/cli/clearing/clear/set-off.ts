import { listClearingClaims } from "../../../sdk/clearing/actions/list-clearing-claims.ts";
import { setOffClearingDepositAndWait } from "../../../sdk/clearing/actions/set-off-clearing-deposit.ts";
import { showMoney } from "../../shared/amounts.ts";
import { wholeNumber } from "../../shared/values.ts";
import type { Verb } from "../../shared/verb.ts";

export const verb: Verb<[debtor: number, options: { readonly cash: string }]> = {
  takes: (command) =>
    command
      .argument("<debtor>", "bank that did not pay, and owes whose shares did", wholeNumber)
      .requiredOption("--cash <address>", "address of the cash"),
  async run(cli, debtor, { cash }) {
    const client = await cli.writer();
    const creditors = (await listClearingClaims(client, { cash, debtor })).map(({ creditor }) => creditor);
    const done = await setOffClearingDepositAndWait(client, { cash, debtor, creditors });
    const { collateral, fund, paid, receipt } = done;
    const to = paid.map(({ creditor, amount }) => `bank ${creditor} ${showMoney(amount)}`).join(", ");
    cli.result(`the deposit of bank ${debtor} paid ${to}`, {
      ok: true,
      debtor,
      collateral,
      fund,
      paid,
      tx: receipt.hash,
    });
  },
};
