import { getLoss } from "../../../sdk/treaties/actions/get-loss.ts";
import { withdrawLossAndWait } from "../../../sdk/treaties/actions/withdraw-loss.ts";
import { hash } from "../../shared/amounts.ts";
import type { Verb } from "../../shared/verb.ts";

export const verb: Verb<[loss: string]> = {
  takes: (command) => command.argument("<loss>", "its id", hash),
  async run(cli, loss) {
    const client = await cli.writer();
    const { notice } = await getLoss(client, { loss });
    const { receipt } = await withdrawLossAndWait(client, { notice });
    cli.result("the loss is taken back", { ok: true, loss, tx: receipt.hash });
  },
};
