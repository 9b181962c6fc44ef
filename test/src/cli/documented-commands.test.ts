import { join } from "node:path";
import { expect } from "chai";
import { CommanderError } from "commander";
import { filesMatching } from "../../../scripts/check/files.ts";
import { commandsOf, readDocument } from "../../../src/testing/documents.ts";
import { parseCommand } from "../../../src/testing/parse-command.ts";

const ROOT = join(import.meta.dirname, "../../..");
const commandsIn = (file: string) => commandsOf(readDocument(file));

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
          await parseCommand(command);
        } catch (error) {
          if (error instanceof CommanderError && error.code === "commander.invalidArgument") continue;
          expect.fail(`tally ${command}: ${(error as Error).message}`);
        }
      }
    });
  }
});
