import type { Verb } from "./verb.ts";

/** A command that does something: its file is loaded when it is called, or asked for its help. */
export interface VerbEntry {
  /** One line for the help of the command above it. */
  readonly description: string;
  load(): Promise<{ readonly verb: Verb }>;
}

/** A command that needs another after it. */
export interface GroupEntry {
  readonly description: string;
  readonly commands: Commands;
}

/** Commands by name, in the order of the help. */
export type Commands = Readonly<Record<string, VerbEntry | GroupEntry>>;

/**
 * Commands of one domain, in the folder of its name. `tally a b` is in a/b.ts of that folder; in b.ts where `a` is the domain itself.
 */
export interface CommandGroup {
  readonly name: string;
  readonly commands: Commands;
}
