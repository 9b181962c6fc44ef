import { withdrawAskAndWait } from "../../sdk/board/actions/withdraw-ask.ts";
import type { Verb } from "../shared/verb.ts";
import { readAsk, readHolding } from "./shared/read.ts";

export const verb: Verb<[file: string, hidden: string]> = {
  takes: (command) =>
    command.argument("<ask>", "JSON file with the ask").argument("<holding>", "JSON file with what it hides"),
  async run(cli, file, hidden) {
    const client = await cli.writer();
    const { receipt } = await withdrawAskAndWait(client, { ask: readAsk(file), holding: readHolding(hidden) });
    cli.result("withdrawn", { ok: true, tx: receipt.hash });
  },
};
