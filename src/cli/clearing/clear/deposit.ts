import { depositForClearingAndWait } from "../../../sdk/clearing/actions/deposit-for-clearing.ts";
import { clearingContract } from "../../../sdk/clearing/contracts.ts";
import { POTS, type Pot } from "../../../sdk/clearing/model/states.ts";
import { approveCashAndWait } from "../../../sdk/settlement/actions/cash/approve-cash.ts";
import { oneOf } from "../../shared/values.ts";
import type { Verb } from "../../shared/verb.ts";
import { money, showMoney } from "../../shared/amounts.ts";

export const verb: Verb<[pot: Pot, amount: bigint, options: { readonly cash: string }]> = {
  takes: (command) =>
    command
      .argument("<pot>", "collateral or fund", oneOf(POTS))
      .argument("<amount>", "such as 1000.50", money)
      .requiredOption("--cash <address>", "address of the cash"),
  async run(cli, pot, amount, { cash }) {
    const client = await cli.writer();
    await approveCashAndWait(client, { cash, spender: String(clearingContract(client).target), amount });
    const { bank, receipt } = await depositForClearingAndWait(client, { cash, pot, amount });
    const json = { ok: true, bank, pot, amount, tx: receipt.hash };
    cli.result(`bank ${bank} paid ${showMoney(amount)} into ${pot.toLowerCase()}`, json);
  },
};
