import type { Command } from "commander";
import { addHelp } from "./add-help.ts";
import type { Cli } from "./cli.ts";
import type { CommandGroup, Commands, GroupEntry, VerbEntry } from "./commands.ts";
import { readFromChain } from "./from-chain.ts";

/** Gives a program the commands of all domains, each domain under a heading of its own. */
export function addCommands(program: Command, domains: readonly CommandGroup[], cli: Cli): void {
  for (const { name, commands } of domains) {
    program.commandsGroup(`${name[0]?.toUpperCase()}${name.slice(1)}:`);
    add(program, commands, cli);
  }
  program.commandsGroup("Commands:");
  addHelp(program);
}

/**
 * Adds commands by name. The file of a verb is loaded, and its arguments and options are declared, between the moment when commander
 * knows that the verb was called and the moment when it reads what comes after.
 */
function add(above: Command, commands: Commands, cli: Cli): void {
  const verbs = new Map<Command, VerbEntry>();
  for (const [name, entry] of Object.entries(commands)) {
    const command = above.command(name).description(entry.description);
    if (isGroup(entry)) {
      add(command, entry.commands, cli);
      addHelp(command);
    } else {
      verbs.set(command, entry);
    }
  }
  above.hook("preSubcommand", async (_, command) => {
    const entry = verbs.get(command);
    verbs.delete(command); // declared once
    if (entry) await declare(command, entry, cli);
  });
}

async function declare(command: Command, { load }: VerbEntry, cli: Cli): Promise<void> {
  const { verb } = await load();
  verb.takes?.(command);
  // commander does this for what is declared before it begins to read.
  for (const option of command.options.filter(({ negate }) => negate)) {
    const name = option.attributeName();
    if (command.getOptionValue(name) === undefined) command.setOptionValueWithSource(name, true, "default");
  }
  // After arguments and options commander gives the command itself.
  command.action(async (...given: unknown[]) => {
    const values = await readFromChain(cli, given.slice(0, -1));
    return verb.run(cli, ...(values as never[]));
  });
}

function isGroup(entry: GroupEntry | VerbEntry): entry is GroupEntry {
  return "commands" in entry;
}
