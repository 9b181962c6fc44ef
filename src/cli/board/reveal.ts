import { revealQuoteAndWait } from "../../sdk/board/actions/reveal-quote.ts";
import { hash } from "../shared/amounts.ts";
import type { Verb } from "../shared/verb.ts";
import { idOrAsk } from "./shared/read.ts";

export const verb: Verb<[ask: string, sealed: string]> = {
  takes: (command) =>
    command.argument("<ask>", "its id, or the file with it").argument("<sealed>", "keccak256 of what was sent", hash),
  async run(cli, ask, sealed) {
    const client = await cli.writer();
    const { receipt } = await revealQuoteAndWait(client, { ask: idOrAsk(ask), sealed });
    cli.result("told", { ok: true, tx: receipt.hash });
  },
};
