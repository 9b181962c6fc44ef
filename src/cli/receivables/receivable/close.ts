import { closeReceivablesAndWait } from "../../../sdk/receivables/actions/receivables/close-receivables.ts";
import type { Verb } from "../../shared/verb.ts";
import { hashes } from "../../shared/amounts.ts";

export const verb: Verb<[ids: string[]]> = {
  takes: (command) => command.argument("<receivables...>", "their ids", hashes),
  async run(cli, ids) {
    const { closed, receipt } = await closeReceivablesAndWait(await cli.writer(), { receivables: ids });
    const text = closed.map((receivable) => `${receivable}  is closed`).join("\n");
    cli.result(text || "nothing new", { ok: true, closed, tx: receipt.hash });
  },
};
