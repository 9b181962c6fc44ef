import { markOverdueAndWait } from "../../../sdk/receivables/actions/receivables/mark-overdue.ts";
import type { Verb } from "../../shared/verb.ts";
import { hashes } from "../../shared/amounts.ts";

export const verb: Verb<[ids: string[]]> = {
  takes: (command) => command.argument("<receivables...>", "their ids", hashes),
  async run(cli, ids) {
    const { overdue, receipt } = await markOverdueAndWait(await cli.writer(), { receivables: ids });
    const text = overdue.map((receivable) => `${receivable}  is overdue`).join("\n");
    cli.result(text || "nothing new", { ok: true, overdue, tx: receipt.hash });
  },
};
