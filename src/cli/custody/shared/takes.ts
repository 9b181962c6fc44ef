import type { Command } from "commander";
import { second, unit, units } from "./values.ts";

// Arguments and options that several commands have.

/** Options of an act that happened at some time. */
export interface When {
  /** Second since 1970. */
  readonly when?: number;
}

const UNITS = "identifiers or ids";
const UNIT = "identifier or id";

export function takesWhen(command: Command): Command {
  return command.option("--when <time>", "when it happened; now if left out", second);
}

export function takesUnit(command: Command, name = "<unit>"): Command {
  return command.argument(name, UNIT, unit);
}

export function takesUnits(command: Command): Command {
  return command.argument("<units...>", UNITS, units);
}
