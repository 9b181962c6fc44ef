import { rejectReceivablesAndWait } from "../../../sdk/receivables/actions/receivables/reject-receivables.ts";
import { table } from "../../shared/tables.ts";
import type { Verb } from "../../shared/verb.ts";
import { termsOf } from "../shared/terms-of.ts";
import { hash, hashes } from "../../shared/amounts.ts";

interface RejectOptions {
  readonly reason?: string;
}

export const verb: Verb<[ids: string[], options: RejectOptions]> = {
  takes: (command) =>
    command
      .argument("<receivables...>", "their ids", hashes)
      .option("--reason <hash>", "hash of the document that says why, 32 bytes", hash),
  async run(cli, ids, options) {
    const client = await cli.writer();
    const receivables = await termsOf(client, ids);
    const { ended, receipt } = await rejectReceivablesAndWait(client, { receivables, ...options });
    const rows = ended.map(({ receivable, state }) => [receivable, state]);
    cli.result(table(["receivable", "state"], rows, cli.layout()), { ok: true, ended, tx: receipt.hash });
  },
};
