import { deployedContract } from "../../../../sdk/core/deployment.ts";
import { rpc } from "../../../../sdk/core/rpc.ts";
import { instrumentsContract } from "../../../../sdk/ledger/contracts.ts";
import { payRecourseAndWait } from "../../../../sdk/receivables/actions/receivables/pay-recourse.ts";
import { approveCashAndWait } from "../../../../sdk/settlement/actions/cash/approve-cash.ts";
import type { Verb } from "../../../shared/verb.ts";
import { findSale } from "../../shared/find-sale.ts";
import { hash, money, showMoney } from "../../shared/values.ts";

export const verb: Verb<[sale: string, amount: bigint]> = {
  takes: (command) =>
    command
      .argument("<sale>", "its id, as `recourse list` shows it", hash)
      .argument("<amount>", "how much, such as 1000.50", money),
  async run(cli, id, amount) {
    const client = await cli.writer();
    const { instrument } = await findSale(client, id);
    const cash = await rpc(() => instrumentsContract(client).cashOf(instrument));
    const { address: spender } = deployedContract(client.deployment, "Receivables", "receivables");
    await approveCashAndWait(client, { cash, spender, amount });
    const { receipt, ...paid } = await payRecourseAndWait(client, { sale: id, amount });
    cli.result(`paid ${showMoney(paid.amount)} of ${id}`, { ok: true, ...paid, tx: receipt.hash });
  },
};
