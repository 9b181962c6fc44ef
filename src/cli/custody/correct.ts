import { correctUnitAndWait } from "../../sdk/custody/actions/correct-unit.ts";
import { classNumber } from "../../sdk/custody/model/profile.ts";
import { storedInteger, wholeNumber } from "../shared/values.ts";
import type { Verb } from "../shared/verb.ts";
import { takesUnit } from "./shared/takes.ts";
import { quantity, unitWithProfile } from "./shared/values.ts";

interface CorrectOptions {
  readonly class: string;
  readonly quantity: string;
  readonly items: number;
}

export const verb: Verb<[id: string, options: CorrectOptions]> = {
  takes: (command) =>
    takesUnit(command)
      .requiredOption("--class <class>", "code or name")
      .requiredOption("--quantity <decimal>", "in the profile's unit", quantity)
      .requiredOption("--items <number>", "how many pieces it is", wholeNumber),
  async run(cli, id, options) {
    const client = await cli.writer();
    const { profile } = await unitWithProfile(client, id);
    const { receipt, state } = await correctUnitAndWait(client, {
      unit: id,
      class: classNumber(profile, options.class),
      items: options.items,
      quantity: storedInteger(options.quantity, profile.scale),
    });
    cli.result(`${id} is put right`, { ok: true, unit: id, state, tx: receipt.hash });
  },
};
