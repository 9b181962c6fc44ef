import type { Command } from "commander";
import { unit, units } from "./unit-name.ts";
import { second } from "./values.ts";

// Arguments and options that several commands have.

/** Options of an act that happened at some time. */
export interface When {
  /** Second since 1970. */
  readonly when?: number;
}

const UNITS = "identifiers, with the organisation that created them where several have it (2@8003/...), or ids";
const UNIT = "identifier, with the organisation that created it where several have it (2@8003/...), or id";

export function takesWhen(command: Command): Command {
  return command.option("--when <time>", "when it happened; now if left out", second);
}

export function takesUnit(command: Command, name = "<unit>"): Command {
  return command.argument(name, UNIT, unit);
}

export function takesUnits(command: Command): Command {
  return command.argument("<units...>", UNITS, units);
}
