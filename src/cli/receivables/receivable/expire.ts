import { expireReceivablesAndWait } from "../../../sdk/receivables/actions/receivables/expire-receivables.ts";
import { table } from "../../shared/tables.ts";
import type { Verb } from "../../shared/verb.ts";
import { termsOf } from "../shared/terms-of.ts";
import { hashes } from "../../shared/amounts.ts";

export const verb: Verb<[ids: string[]]> = {
  takes: (command) => command.argument("<receivables...>", "their ids", hashes),
  async run(cli, ids) {
    const client = await cli.writer();
    const receivables = await termsOf(client, ids);
    const { ended, receipt } = await expireReceivablesAndWait(client, { receivables });
    const rows = ended.map(({ receivable, state }) => [receivable, state]);
    cli.result(table(["receivable", "state"], rows, cli.layout()), { ok: true, ended, tx: receipt.hash });
  },
};
