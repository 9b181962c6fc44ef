import { join } from "node:path";
import { expect } from "chai";
import { CommanderError } from "commander";
import { filesMatching } from "../../../scripts/check/files.ts";
import { DOMAINS } from "../../../src/cli/commands.ts";
import type { Commands } from "../../../src/cli/shared/commands.ts";
import { commandsOf, readDocument } from "../../../src/testing/documents.ts";
import { parseCommand } from "../../../src/testing/parse-command.ts";

const ROOT = join(import.meta.dirname, "../../..");
const commandsIn = (file: string) => commandsOf(readDocument(file));

const IN_SENTENCE = /`(?:npm run )?tally (?:-- )?((?:[a-z]|--[a-z])[^`]*)`/g;
const GROUPS = new Set(groupsOf(Object.assign({}, ...DOMAINS.map(({ commands }) => commands))));

function groupsOf(commands: Commands, above = ""): string[] {
  return Object.entries(commands).flatMap(([name, entry]) =>
    "commands" in entry ? [`${above}${name}`, ...groupsOf(entry.commands, `${above}${name} `)] : [],
  );
}

/** `a b|c` is `a b` or `a c`. */
function alternativesOf(command: string): string[] {
  const [several] = /\S+\|\S+/.exec(command) ?? [];
  return several === undefined ? [command] : several.split("|").map((one) => command.replace(several, one));
}

describe("commands in documents", function () {
  this.timeout(60_000);

  const files = filesMatching(ROOT, "{README.md,docs/**/*.md,examples/**/*.md}").filter(
    (file) => commandsIn(file).length > 0,
  );

  it("are found", () => {
    expect(files).to.include.members(["README.md", "docs/guides/tour.md", "docs/guides/custody.md"]);
  });

  it("in sentences are there too, with such options", async () => {
    const named = filesMatching(ROOT, "{README.md,SECURITY.md,docs/**/*.md,network/**/*.md}").flatMap((file) =>
      [...readDocument(file).matchAll(IN_SENTENCE)].flatMap(([, command = ""]) =>
        alternativesOf(command).map((each) => ({ file, command: each })),
      ),
    );
    expect(named.length).to.be.at.least(150);
    const wrong: string[] = [];
    for (const { file, command } of named) {
      const words = command.replace(/\s+/g, " ").replace(/ (?:--help|\.\.\.)$/, "");
      // A sentence may name a group of commands, and a command without what it takes.
      if (GROUPS.has(words.replace(/ \.\.\.$/, ""))) continue;
      try {
        await parseCommand(words);
      } catch (error) {
        if (error instanceof CommanderError && /missing|invalidArgument/i.test(error.code)) continue;
        wrong.push(`${file}: tally ${words}: ${(error as Error).message}`);
      }
    }
    expect(wrong).to.deep.equal([]);
  });

  for (const file of files) {
    it(`${file}: there are such commands, with such arguments and options`, async () => {
      for (const command of commandsIn(file)) {
        if (/ --help\b/.test(command)) continue;
        try {
          await parseCommand(command);
        } catch (error) {
          if (error instanceof CommanderError && error.code === "commander.invalidArgument") continue;
          expect.fail(`tally ${command}: ${(error as Error).message}`);
        }
      }
    });
  }
});
