import { getLoss } from "../../../sdk/treaties/actions/get-loss.ts";
import { hash, showMoney } from "../../shared/amounts.ts";
import type { Verb } from "../../shared/verb.ts";

export const verb: Verb<[loss: string]> = {
  takes: (command) => command.argument("<loss>", "its id", hash),
  async run(cli, loss) {
    const found = await getLoss(await cli.client(), { loss });
    const { state, advised, amount, recovered, late, called } = found;
    const text = [
      `loss ${loss}: ${state}${late ? ", advised late" : ""}`,
      `  ${showMoney(advised)} advised, ${showMoney(amount)} assessed, ${showMoney(recovered)} recovered`,
      `  layers called: ${called.length === 0 ? "none" : called.join(", ")}`,
    ];
    cli.result(text.join("\n"), { ok: true, ...found });
  },
};
