import type { Command } from "commander";
import type { Cli } from "./cli.ts";

/**
 * What one command takes and does. Its name and description are in the commands.ts of its domain.
 *
 * @typeParam Given Its arguments, then its options as one object; what a command does not use is left out at the end.
 */
export interface Verb<Given extends readonly unknown[] = never[]> {
  /** Declares arguments and options. */
  takes?(command: Command): unknown;
  run(cli: Cli, ...given: Given): Promise<void> | void;
}
