import { closeTreatyAndWait } from "../../../sdk/treaties/actions/close-treaty.ts";
import { hash } from "../../shared/amounts.ts";
import type { Verb } from "../../shared/verb.ts";

export const verb: Verb<[treaty: string]> = {
  takes: (command) => command.argument("<treaty>", "its id", hash),
  async run(cli, treaty) {
    const client = await cli.writer();
    const { receipt } = await closeTreatyAndWait(client, { treaty });
    cli.result("the treaty is closed", { ok: true, treaty, tx: receipt.hash });
  },
};
