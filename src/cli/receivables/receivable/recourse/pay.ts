import { deployedContract } from "../../../../sdk/core/deployment.ts";
import { rpc } from "../../../../sdk/core/rpc.ts";
import { instrumentsContract } from "../../../../sdk/ledger/contracts.ts";
import { getRecoursePrice } from "../../../../sdk/receivables/actions/receivables/get-recourse-price.ts";
import { payRecourseAndWait } from "../../../../sdk/receivables/actions/receivables/pay-recourse.ts";
import { approveCashAndWait } from "../../../../sdk/settlement/actions/cash/approve-cash.ts";
import type { Verb } from "../../../shared/verb.ts";
import { findSale } from "../../shared/find-sale.ts";
import { hash, money, showMoney } from "../../../shared/amounts.ts";

export const verb: Verb<[sale: string, amount: bigint]> = {
  takes: (command) =>
    command
      .argument("<sale>", "its id, as `recourse list` shows it", hash)
      .argument("<amount>", "for how many units, such as 1000.50; late interest comes on top", money),
  async run(cli, id, amount) {
    const client = await cli.writer();
    const { instrument } = await findSale(client, id);
    const cash = await rpc(() => instrumentsContract(client).cashOf(instrument));
    const { address: spender } = deployedContract(client.deployment, "Receivables", "receivables");
    const price = await getRecoursePrice(client, { sale: id, amount });
    await approveCashAndWait(client, { cash, spender, amount: price });
    const { receipt, ...paid } = await payRecourseAndWait(client, { sale: id, amount });
    cli.result(`paid ${showMoney(paid.price)} for ${showMoney(paid.amount)} of ${id}`, {
      ok: true,
      ...paid,
      tx: receipt.hash,
    });
  },
};
