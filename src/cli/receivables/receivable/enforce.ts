import { enforceLienAndWait } from "../../../sdk/ledger/actions/liens/enforce-lien.ts";
import type { Verb } from "../../shared/verb.ts";
import { instrumentOf } from "../shared/instrument-of.ts";
import { type LienOptions, takesLien } from "../shared/lien.ts";
import { showMoney } from "../../shared/amounts.ts";

export const verb: Verb<[receivable: string, options: LienOptions]> = {
  takes: takesLien,
  async run(cli, receivable, options) {
    const client = await cli.writer();
    const instrument = await instrumentOf(client, receivable);
    const { receipt, ...lien } = await enforceLienAndWait(client, { instrument, ...options });
    cli.result(`taken ${showMoney(lien.amount)} of ${lien.owner}`, { ok: true, ...lien, tx: receipt.hash });
  },
};
