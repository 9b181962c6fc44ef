import { withdrawQuoteAndWait } from "../../sdk/board/actions/withdraw-quote.ts";
import type { Verb } from "../shared/verb.ts";
import { idOrAsk } from "./shared/read.ts";

export const verb: Verb<[ask: string]> = {
  takes: (command) => command.argument("<ask>", "its id, or the file with it"),
  async run(cli, ask) {
    const client = await cli.writer();
    const { receipt } = await withdrawQuoteAndWait(client, { ask: idOrAsk(ask) });
    cli.result("taken back", { ok: true, tx: receipt.hash });
  },
};
