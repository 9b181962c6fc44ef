import { perfectAskAndWait } from "../../sdk/board/actions/perfect-ask.ts";
import type { Verb } from "../shared/verb.ts";
import { readAsk, readHolding } from "./shared/read.ts";

export const verb: Verb<[file: string, hidden: string]> = {
  takes: (command) =>
    command.argument("<ask>", "JSON file with the ask").argument("<holding>", "JSON file with what it hides"),
  async run(cli, file, hidden) {
    const client = await cli.writer();
    const { receipt } = await perfectAskAndWait(client, { ask: readAsk(file), holding: readHolding(hidden) });
    cli.result("quotes are taken", { ok: true, tx: receipt.hash });
  },
};
