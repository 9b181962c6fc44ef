import { fundCycleAndWait } from "../../../sdk/clearing/actions/fund-cycle.ts";
import { getCycle } from "../../../sdk/clearing/actions/get-cycle.ts";
import { clearingContract } from "../../../sdk/clearing/contracts.ts";
import { approveCashAndWait } from "../../../sdk/settlement/actions/cash/approve-cash.ts";
import type { Verb } from "../../shared/verb.ts";
import { ownBank } from "../shared/sign-for-bank.ts";
import { hash, showMoney } from "../../shared/amounts.ts";

export const verb: Verb<[cycle: string]> = {
  takes: (command) => command.argument("<cycle>", "its id", hash),
  async run(cli, cycle) {
    const client = await cli.writer();
    const { terms, positions } = await getCycle(client, { cycle });
    const bank = await ownBank(cli);
    const own = positions.find((position) => position.bank === bank);
    const due = own === undefined ? 0n : -own.net - own.paid;
    const spender = String(clearingContract(client).target);
    if (due > 0n) await approveCashAndWait(client, { cash: terms.cash, spender, amount: due });
    const { receipt, ...paid } = await fundCycleAndWait(client, { cycle });
    cli.result(`bank ${bank} paid ${showMoney(paid.amount)}`, { ok: true, cycle, ...paid, tx: receipt.hash });
  },
};
