import type { Command } from "commander";

/** `help COMMAND...` below a command. commander's own shows a command as it stands, before its arguments and options are loaded. */
export function addHelp(above: Command): void {
  above
    .helpCommand(false)
    .command("help [command...]")
    .description("display help for command")
    .helpOption(false)
    .action(async (names: readonly string[]) => {
      const path = [...pathTo(above), ...names];
      // A name that is none is refused in the same words as elsewhere.
      await rootOf(above).parseAsync(isKnown(above, names) ? [...path, "--help"] : path, { from: "user" });
    });
}

function isKnown(command: Command, [name, ...others]: readonly string[]): boolean {
  if (name === undefined || command.commands.length === 0) return true;
  const next = command.commands.find((each) => each.name() === name);
  return next !== undefined && isKnown(next, others);
}

function pathTo(command: Command): string[] {
  return command.parent ? [...pathTo(command.parent), command.name()] : [];
}

function rootOf(command: Command): Command {
  return command.parent ? rootOf(command.parent) : command;
}
