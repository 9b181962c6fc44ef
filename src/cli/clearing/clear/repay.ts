import { repayClearingClaimAndWait } from "../../../sdk/clearing/actions/repay-clearing-claim.ts";
import { clearingContract } from "../../../sdk/clearing/contracts.ts";
import { approveCashAndWait } from "../../../sdk/settlement/actions/cash/approve-cash.ts";
import { wholeNumber } from "../../shared/values.ts";
import type { Verb } from "../../shared/verb.ts";
import { money, showMoney } from "../../shared/amounts.ts";

export const verb: Verb<[creditor: number, amount: bigint, options: { readonly cash: string }]> = {
  takes: (command) =>
    command
      .argument("<creditor>", "bank whose share of the fund paid", wholeNumber)
      .argument("<amount>", "such as 1000.50", money)
      .requiredOption("--cash <address>", "address of the cash"),
  async run(cli, creditor, amount, { cash }) {
    const client = await cli.writer();
    await approveCashAndWait(client, { cash, spender: String(clearingContract(client).target), amount });
    const { debtor, receipt } = await repayClearingClaimAndWait(client, { cash, creditor, amount });
    const json = { ok: true, debtor, creditor, amount, tx: receipt.hash };
    cli.result(`bank ${debtor} repaid bank ${creditor} ${showMoney(amount)}`, json);
  },
};
