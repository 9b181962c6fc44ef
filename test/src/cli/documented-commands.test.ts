import { join } from "node:path";
import { expect } from "chai";
import { Command, CommanderError } from "commander";
import { filesMatching } from "../../../scripts/check/files.ts";
import { DOMAINS } from "../../../src/cli/commands.ts";
import type { Commands } from "../../../src/cli/shared/commands.ts";
import type { Verb } from "../../../src/cli/shared/verb.ts";
import { commandsOf, readDocument, wordsOf } from "../../../src/testing/documents.ts";

/** Those of `tally` itself, which may stand behind a command too. */
const GLOBAL_OPTIONS = [
  ...[
    "--rpc <url>",
    "--rpc-token-file <file>",
    "--deployment <file>",
    "--key-file <file>",
    "--key <name>",
    "--password-file <file>",
  ],
  ...["--signer <url>", "--account <address>", "--env <file>", "--json", "--wide"],
];
const ROOT = join(import.meta.dirname, "../../..");
const commandsIn = (file: string) => commandsOf(readDocument(file));

/** @throws CommanderError as `tally` does; a placeholder in place of a value is none of its errors. */
async function parse(words: readonly string[]): Promise<void> {
  let at: Commands = Object.assign({}, ...DOMAINS.map(({ commands }) => commands));
  for (const [i, word] of words.entries()) {
    const entry = at[word];
    if (entry === undefined) throw new Error(`there is no command ${words.slice(0, i + 1).join(" ")}`);
    if ("commands" in entry) {
      at = entry.commands;
      continue;
    }
    const { verb } = (await entry.load()) as { verb: Verb };
    const command = new Command(word).exitOverride().configureOutput({ outputError: () => {} });
    for (const option of GLOBAL_OPTIONS) {
      command.option(option);
    }
    verb.takes?.(command);
    command.parse(words.slice(i + 1), { from: "user" });
    return;
  }
  throw new Error("the command needs another after it");
}

describe("commands in documents", () => {
  const files = filesMatching(ROOT, "{README.md,docs/**/*.md,examples/**/*.md}").filter(
    (file) => commandsIn(file).length > 0,
  );

  it("are found", () => {
    expect(files).to.include.members(["README.md", "docs/guides/tour.md", "docs/guides/custody.md"]);
  });

  for (const file of files) {
    it(`${file}: there are such commands, with such arguments and options`, async () => {
      for (const command of commandsIn(file)) {
        if (/ --help\b/.test(command)) continue;
        try {
          await parse(wordsOf(command.replace(/^(--(json|wide) |--[a-z-]+ \S+ )*/, "")));
        } catch (error) {
          if (error instanceof CommanderError && error.code === "commander.invalidArgument") continue;
          expect.fail(`tally ${command}: ${(error as Error).message}`);
        }
      }
    });
  }
});
