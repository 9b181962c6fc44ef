import type { Command } from "commander";
import type { Condition } from "../../../sdk/custody/model/condition.ts";
import { units } from "./unit-name.ts";
import { condition, site } from "./values.ts";

/** What a receiver says of a unit, its measurements aside. */
export interface AcceptanceOptions {
  readonly site: number;
  readonly condition: Condition;
  readonly refuse?: readonly string[];
}

export function takesAcceptance(command: Command): Command {
  return command
    .requiredOption("--site <gln>", "where it is from then on", site)
    .option("--condition <word>", CONDITION, condition, "Conformant")
    .option("--refuse <unit>", REFUSE, units);
}

const CONDITION = "Conformant, SealBroken, Damaged, WrongClass or Refused";
const REFUSE = "a unit in the container that stays with the giver; give it again for more";
