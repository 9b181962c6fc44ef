import { refuseTradeDocumentsAndWait } from "../../sdk/board/actions/refuse-trade-documents.ts";
import { hash } from "../shared/amounts.ts";
import type { Verb } from "../shared/verb.ts";
import { readTimedApproval } from "./shared/read.ts";

export const verb: Verb<[trade: string, documents: string, reason: string, signed: string]> = {
  takes: (command) =>
    command
      .argument("<trade>", "its id", hash)
      .argument("<documents>", "salted root of them", hash)
      .argument("<reason>", "code or hash of why, as it was signed", hash)
      .argument("<signed>", "what `tally board sign` wrote"),
  async run(cli, trade, documents, reason, signed) {
    const client = await cli.writer();
    const { receipt } = await refuseTradeDocumentsAndWait(client, {
      trade,
      documents,
      reason,
      ...readTimedApproval(signed),
    });
    cli.result("refused", { ok: true, trade, tx: receipt.hash });
  },
};
