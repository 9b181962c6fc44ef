import { presentTradeDocumentsAndWait } from "../../sdk/board/actions/present-trade-documents.ts";
import { hash } from "../shared/amounts.ts";
import type { Verb } from "../shared/verb.ts";

export const verb: Verb<[trade: string, documents: string]> = {
  takes: (command) => command.argument("<trade>", "its id", hash).argument("<documents>", "salted root of them", hash),
  async run(cli, trade, documents) {
    const client = await cli.writer();
    const { receipt } = await presentTradeDocumentsAndWait(client, { trade, documents });
    cli.result("presented", { ok: true, trade, tx: receipt.hash });
  },
};
