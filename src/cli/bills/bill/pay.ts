import { deemBillRefusedAndWait } from "../../../sdk/bills/actions/deem-bill-refused.ts";
import { getBillDue } from "../../../sdk/bills/actions/get-bill-due.ts";
import { getBillLot } from "../../../sdk/bills/actions/get-bill-lot.ts";
import { getObligation } from "../../../sdk/ledger/actions/obligations/get-obligation.ts";
import { payObligationAndWait } from "../../../sdk/ledger/actions/obligations/pay-obligation.ts";
import { showMoney } from "../../shared/amounts.ts";
import { bigNumber } from "../../shared/values.ts";
import type { Verb } from "../../shared/verb.ts";

export const verb: Verb<[lot: bigint, day: string]> = {
  takes: (command) =>
    command
      .argument("<lot>", "its id in the ledger", bigNumber)
      .argument("<day>", "today in the acceptor's time, up to which interest counts: YYYY-MM-DD"),
  async run(cli, lot, day) {
    const client = await cli.writer();
    const { state, answerBy } = await getBillLot(client, { lot });
    const silent = state === "Presented" && answerBy !== null && day > answerBy;
    if (silent) await deemBillRefusedAndWait(client, { lot }); // from then on the interest is known
    const amount =
      state === "Refused" || silent
        ? await getBillDue(client, { lot, day })
        : (await getObligation(client, { instrument: lot })).face;
    const { receipt } = await payObligationAndWait(client, { instrument: lot, amount });
    cli.result(`paid ${showMoney(amount)} to its holder`, { ok: true, lot, amount, tx: receipt.hash });
  },
};
