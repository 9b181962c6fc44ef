import { getCycle } from "../../../sdk/clearing/actions/get-cycle.ts";
import { settleCycleAndWait } from "../../../sdk/clearing/actions/settle-cycle.ts";
import type { Verb } from "../../shared/verb.ts";
import { hash } from "../../shared/amounts.ts";

export const verb: Verb<[cycle: string]> = {
  takes: (command) => command.argument("<cycle>", "its id", hash),
  async run(cli, cycle) {
    const client = await cli.writer();
    const { terms } = await getCycle(client, { cycle });
    const { receipt } = await settleCycleAndWait(client, { terms });
    cli.result("the cycle is settled", { ok: true, cycle, tx: receipt.hash });
  },
};
