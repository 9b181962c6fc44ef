import { adviseCreditAndWait } from "../../../sdk/credits/actions/advise-credit.ts";
import type { Verb } from "../../shared/verb.ts";
import { hash } from "../../shared/amounts.ts";

export const verb: Verb<[credit: string]> = {
  takes: (command) => command.argument("<credit>", "its id", hash),
  async run(cli, credit) {
    const { receipt } = await adviseCreditAndWait(await cli.writer(), { credit });
    cli.result("the credit is advised", { ok: true, credit, tx: receipt.hash });
  },
};
