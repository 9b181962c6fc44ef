import { rpc } from "../../../sdk/core/rpc.ts";
import { payObligationAndWait } from "../../../sdk/ledger/actions/obligations/pay-obligation.ts";
import { instrumentsContract } from "../../../sdk/ledger/contracts.ts";
import { approveCashAndWait } from "../../../sdk/settlement/actions/cash/approve-cash.ts";
import type { Verb } from "../../shared/verb.ts";
import { instrumentOf } from "../shared/instrument-of.ts";
import { hash, money, showMoney } from "../../shared/amounts.ts";

export const verb: Verb<[receivable: string, amount: bigint]> = {
  takes: (command) =>
    command
      .argument("<receivable>", "its id", hash)
      .argument("<amount>", "such as 1000.50; what is beyond the face is late interest", money),
  async run(cli, receivable, amount) {
    const client = await cli.writer();
    const ledger = instrumentsContract(client);
    const instrument = await instrumentOf(client, receivable);
    const cash = await rpc(() => ledger.cashOf(instrument));
    await approveCashAndWait(client, { cash, spender: String(ledger.target), amount });
    const { receipt, ...paid } = await payObligationAndWait(client, { instrument, amount });
    const text = `paid ${showMoney(paid.principal)}, and ${showMoney(paid.interest)} of late interest`;
    cli.result(text, { ok: true, ...paid, tx: receipt.hash });
  },
};
