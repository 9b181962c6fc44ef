import { getAsk } from "../../sdk/board/actions/get-ask.ts";
import { showMoney } from "../shared/amounts.ts";
import type { Verb } from "../shared/verb.ts";
import { idOrAsk } from "./shared/read.ts";

export const verb: Verb<[ask: string]> = {
  takes: (command) => command.argument("<ask>", "its id, or the file with it"),
  async run(cli, text) {
    const found = await getAsk(await cli.client(), { ask: idOrAsk(text) });
    const { id, state, ask, taken, reveals } = found;
    const lines = [
      `ask ${id}: ${state}`,
      `  ${ask.secondary ? "secondary" : "primary"} ${ask.asset} on ${ask.obligor}, ${showMoney(ask.amountFrom)} to ${showMoney(ask.amountTo)}`,
      `  ${showMoney(taken)} taken, ${reveals} of ${ask.reveals} quotes seen`,
    ];
    cli.result(lines.join("\n"), { ok: true, ...found });
  },
};
