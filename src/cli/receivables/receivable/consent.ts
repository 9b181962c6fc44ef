import { consentToReceivablesAndWait } from "../../../sdk/receivables/actions/receivables/consent-to-receivables.ts";
import type { Verb } from "../../shared/verb.ts";
import { hashes } from "../../shared/amounts.ts";

export const verb: Verb<[ids: string[]]> = {
  takes: (command) => command.argument("<receivables...>", "their ids", hashes),
  async run(cli, ids) {
    const { receivables, receipt } = await consentToReceivablesAndWait(await cli.writer(), { receivables: ids });
    const text = receivables.map((receivable) => `${receivable}  agreed to`).join("\n");
    cli.result(text || "nothing new", { ok: true, receivables, tx: receipt.hash });
  },
};
