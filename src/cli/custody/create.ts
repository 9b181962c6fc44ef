import { createUnitAndWait } from "../../sdk/custody/actions/create-unit.ts";
import { getProfile } from "../../sdk/custody/actions/get-profile.ts";
import { classNumber, stepNumber } from "../../sdk/custody/model/profile.ts";
import { storedInteger, wholeNumber } from "../shared/values.ts";
import type { Verb } from "../shared/verb.ts";
import { identifier } from "./shared/identifier.ts";
import { takesWhen, type When } from "./shared/takes.ts";
import { quantity, site, whenOf } from "./shared/values.ts";

interface CreateOptions extends When {
  readonly flow: number;
  readonly class?: string;
  readonly quantity: string;
  readonly items: number;
  readonly step?: string;
  readonly site: number;
  readonly evidence?: string;
}

export const verb: Verb<[name: string, options: CreateOptions]> = {
  takes: (command) =>
    takesWhen(command)
      .argument("<identifier>", 'as on its label, in letters or scanned: "8003/06941234000012B0001"', identifier)
      .requiredOption("--flow <flow>", "number of the regulated flow", wholeNumber)
      .requiredOption("--site <gln>", "where it is", site)
      .option("--class <class>", "code or name of its class")
      .option("--quantity <decimal>", "in the profile's unit", quantity, "0")
      .option("--items <number>", "how many pieces it is; 0 is an empty container", wholeNumber, 0)
      .option("--step <name>", "step of the profile; the first if left out")
      .option("--evidence <hash>", "what shows the measurement, 32 bytes"),
  async run(cli, name, options) {
    const client = await cli.writer();
    const { profile, rules } = await getProfile(client, { flow: options.flow });
    const creation = {
      identifier: name,
      rules,
      site: options.site,
      items: options.items,
      when: whenOf(options),
      step: options.step === undefined ? 0 : stepNumber(profile, options.step),
      quantity: storedInteger(options.quantity, profile.scale),
      ...(options.class !== undefined && { class: classNumber(profile, options.class) }),
      ...(options.evidence !== undefined && { evidence: options.evidence }),
    };
    const { receipt, ...made } = await createUnitAndWait(client, { creation });
    cli.result(`${name} is unit ${made.unit}`, { ok: true, ...made, tx: receipt.hash });
  },
};
