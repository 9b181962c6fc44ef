import { recordStepAndWait } from "../../sdk/custody/actions/record-step.ts";
import type { Verb } from "../shared/verb.ts";
import { sameStep } from "./shared/same-step.ts";
import { takesUnits, takesWhen, type When } from "./shared/takes.ts";
import { site, whenOf } from "./shared/values.ts";

interface RecordOptions extends When {
  readonly site: number;
}

export const verb: Verb<[step: string, units: string[], options: RecordOptions]> = {
  takes: (command) =>
    takesUnits(takesWhen(command).argument("<step>", "its name in the profile")).requiredOption(
      "--site <gln>",
      "where the units are from then on",
      site,
    ),
  async run(cli, step, units, { site, ...options }) {
    const client = await cli.writer();
    const taken = { units, step: await sameStep(client, units, step), site, when: whenOf(options) };
    const done = await recordStepAndWait(client, taken);
    cli.result(`${done.units.length} units: ${step}`, { ok: true, units: done.units, tx: done.receipt.hash });
  },
};
