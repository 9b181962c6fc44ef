import { withdrawFromClearingAndWait } from "../../../sdk/clearing/actions/withdraw-from-clearing.ts";
import { POTS, type Pot } from "../../../sdk/clearing/model/states.ts";
import { oneOf } from "../../shared/values.ts";
import type { Verb } from "../../shared/verb.ts";
import { money, showMoney } from "../../shared/amounts.ts";

export const verb: Verb<[pot: Pot, amount: bigint, options: { readonly cash: string; readonly to?: string }]> = {
  takes: (command) =>
    command
      .argument("<pot>", "collateral or fund", oneOf(POTS))
      .argument("<amount>", "such as 1000.50", money)
      .requiredOption("--cash <address>", "address of the cash")
      .option("--to <account>", "account of your bank; the sender's if left out"),
  async run(cli, pot, amount, { cash, to }) {
    const account = to ?? (await (await cli.signer()).getAddress());
    const { bank, receipt } = await withdrawFromClearingAndWait(await cli.writer(), { cash, pot, amount, to: account });
    const json = { ok: true, bank, pot, amount, to: account, tx: receipt.hash };
    cli.result(`bank ${bank} took ${showMoney(amount)} out of ${pot.toLowerCase()}`, json);
  },
};
