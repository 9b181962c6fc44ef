import { getCycle } from "../../../sdk/clearing/actions/get-cycle.ts";
import { lapseCycleAndWait } from "../../../sdk/clearing/actions/lapse-cycle.ts";
import type { Verb } from "../../shared/verb.ts";
import { hash } from "../../shared/amounts.ts";

export const verb: Verb<[cycle: string]> = {
  takes: (command) => command.argument("<cycle>", "its id", hash),
  async run(cli, cycle) {
    const client = await cli.writer();
    const { terms } = await getCycle(client, { cycle });
    const { receipt } = await lapseCycleAndWait(client, { terms });
    cli.result("the cycle is over, and every obligation is open as before", { ok: true, cycle, tx: receipt.hash });
  },
};
