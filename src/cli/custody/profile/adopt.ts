import { adoptRulesAndWait } from "../../../sdk/custody/actions/adopt-rules.ts";
import { wholeNumber } from "../../shared/values.ts";
import type { Verb } from "../../shared/verb.ts";

export const verb: Verb<[rules: number]> = {
  takes: (command) => command.argument("<rules>", "its number", wholeNumber),
  async run(cli, rules) {
    const { receipt, former } = await adoptRulesAndWait(await cli.writer(), { rules });
    cli.result(`rules ${rules} are in force`, { ok: true, rules, former, tx: receipt.hash });
  },
};
