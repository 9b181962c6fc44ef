import { deemLossAndWait } from "../../../sdk/treaties/actions/deem-loss.ts";
import { hash } from "../../shared/amounts.ts";
import type { Verb } from "../../shared/verb.ts";

export const verb: Verb<[loss: string]> = {
  takes: (command) => command.argument("<loss>", "its id", hash),
  async run(cli, loss) {
    const client = await cli.writer();
    const { receipt } = await deemLossAndWait(client, { loss });
    cli.result("taken as it was advised", { ok: true, loss, tx: receipt.hash });
  },
};
