import { guaranteeReceivablesAndWait } from "../../../sdk/receivables/actions/receivables/guarantee-receivables.ts";
import { signGuarantee } from "../../../sdk/receivables/model/undertaking.ts";
import { table } from "../../shared/tables.ts";
import type { Verb } from "../../shared/verb.ts";
import { takesUndertaking, type UndertakingOptions, undertake } from "../shared/two-people.ts";

export const verb: Verb<[ids: string[] | undefined, options: UndertakingOptions]> = {
  takes: takesUndertaking,
  run: (cli, ids, options) =>
    undertake(cli, ids, options, {
      act: "guarantee",
      sign: signGuarantee,
      async send(client, guarantee, approval) {
        const { guaranteed, receipt } = await guaranteeReceivablesAndWait(client, { guarantee, approval });
        const rows = guaranteed.map(({ receivable, guarantor }) => [receivable, guarantor]);
        const json = { ok: true, guaranteed, tx: receipt.hash };
        cli.result(table(["guaranteed", "by organisation"], rows, cli.layout()), json);
      },
    }),
};
