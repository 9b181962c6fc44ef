import { getLoss } from "../../../sdk/treaties/actions/get-loss.ts";
import { lapseLossAndWait } from "../../../sdk/treaties/actions/lapse-loss.ts";
import { hash } from "../../shared/amounts.ts";
import type { Verb } from "../../shared/verb.ts";

export const verb: Verb<[loss: string]> = {
  takes: (command) => command.argument("<loss>", "its id", hash),
  async run(cli, loss) {
    const client = await cli.writer();
    const { notice } = await getLoss(client, { loss });
    const { receipt } = await lapseLossAndWait(client, { notice });
    cli.result("the loss has ended", { ok: true, loss, tx: receipt.hash });
  },
};
