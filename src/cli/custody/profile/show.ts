import { decimalText } from "../../../sdk/core/decimal-text.ts";
import { getProfile } from "../../../sdk/custody/actions/get-profile.ts";
import { table } from "../../shared/tables.ts";
import { wholeNumber } from "../../shared/values.ts";
import type { Verb } from "../../shared/verb.ts";

export const verb: Verb<[rules: number]> = {
  takes: (command) => command.argument("<rules>", "its number", wholeNumber),
  async run(cli, rules) {
    const found = await getProfile(await cli.client(), { rules });
    const { name, unit, scale, maxQuantity, tolerance, classes, steps } = found.profile;
    const classRows = classes.map(({ name, code, mixes }) => [name, code, mixes ? "yes" : "no"]);
    const stepRows = steps.map(({ name, act, roles = [], after = [], deadline = 0, needsSeal }) => [
      ...[name, act, roles.join(", ") || "any", after.join(", ") || "-"],
      ...[deadline === 0 ? "-" : `${deadline / 3_600} h`, needsSeal ? "yes" : "no"],
    ]);
    const lines = [
      `${name}, flow ${found.flow}, rules ${found.rules}${found.adopted ? "" : ", NOT ADOPTED"}`,
      `quantities in ${unit} with ${scale} decimals, ${tolerance / 10} % apart at most`,
      maxQuantity === 0 ? "a unit has no maximum" : `a unit is ${decimalText(maxQuantity, scale)} ${unit} at most`,
      ...["", table(["class", "code", "mixes"], classRows, cli.layout())],
      ...["", table(["step", "act", "roles", "after", "within", "sealed"], stepRows, cli.layout())],
    ];
    cli.result(lines.join("\n"), { ok: true, ...found });
  },
};
