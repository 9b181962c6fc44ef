import { getPresentation } from "../../../sdk/credits/actions/get-presentation.ts";
import { instrumentsContract } from "../../../sdk/ledger/contracts.ts";
import { getObligation } from "../../../sdk/ledger/actions/obligations/get-obligation.ts";
import { payObligationAndWait } from "../../../sdk/ledger/actions/obligations/pay-obligation.ts";
import { approveCashAndWait } from "../../../sdk/settlement/actions/cash/approve-cash.ts";
import type { Verb } from "../../shared/verb.ts";
import { hash, showMoney } from "../../shared/amounts.ts";

interface HonourOptions {
  readonly reimbursement?: boolean;
}

export const verb: Verb<[presentation: string, options: HonourOptions]> = {
  takes: (command) =>
    command
      .argument("<presentation>", "its id", hash)
      .option("--reimbursement", "pay the confirmer, and not the holder of the claim"),
  async run(cli, presentation, { reimbursement = false }) {
    const client = await cli.writer();
    const { claim, reimbursementClaim, terms } = await getPresentation(client, { presentation });
    const instrument = reimbursement ? reimbursementClaim : claim;
    const { face, paid } = await getObligation(client, { instrument });
    const amount = face - paid;
    const spender = String(instrumentsContract(client).target);
    await approveCashAndWait(client, { cash: terms.cash, spender, amount });
    const { receipt } = await payObligationAndWait(client, { instrument, amount });
    cli.result(`paid ${showMoney(amount)}`, { ok: true, presentation, claim: instrument, amount, tx: receipt.hash });
  },
};
