import { confirmReceivablesAndWait } from "../../../sdk/receivables/actions/receivables/confirm-receivables.ts";
import { signConfirmation } from "../../../sdk/receivables/model/undertaking.ts";
import { table } from "../../shared/tables.ts";
import type { Verb } from "../../shared/verb.ts";
import { takesUndertaking, type UndertakingOptions, undertake } from "../shared/two-people.ts";

export const verb: Verb<[ids: string[] | undefined, options: UndertakingOptions]> = {
  takes: takesUndertaking,
  run: (cli, ids, options) =>
    undertake(cli, ids, options, {
      act: "confirmation",
      sign: signConfirmation,
      async send(client, confirmation, approval) {
        const { confirmed, receipt } = await confirmReceivablesAndWait(client, { confirmation, approval });
        const rows = confirmed.map(({ receivable, paymentDate }) => [receivable, paymentDate]);
        const json = { ok: true, confirmed, tx: receipt.hash };
        cli.result(table(["confirmed", "is paid on"], rows, cli.layout()), json);
      },
    }),
};
