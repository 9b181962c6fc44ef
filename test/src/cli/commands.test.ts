import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { filesMatching } from "../../../scripts/check/files.ts";
import { DOMAINS } from "../../../src/cli/commands.ts";
import type { CommandGroup, Commands } from "../../../src/cli/shared/commands.ts";
import { tally } from "../../../src/testing/command-line.ts";

const ROOT = join(import.meta.dirname, "../../..");

interface Found {
  readonly domain: string;
  /** Names from `tally` on. */
  readonly path: readonly string[];
  readonly description: string;
  readonly isGroup: boolean;
}

/** Every command below some commands, groups included. */
function commandsBelow({ name: domain }: CommandGroup, commands: Commands, above: readonly string[] = []): Found[] {
  return Object.entries(commands).flatMap(([name, entry]) => {
    const path = [...above, name];
    const { description } = entry;
    const isGroup = "commands" in entry;
    const below = isGroup ? commandsBelow({ name: domain, commands }, entry.commands, path) : [];
    return [{ domain, path, description, isGroup }, ...below];
  });
}

const ALL = DOMAINS.flatMap((domain) => commandsBelow(domain, domain.commands));
const VERBS = ALL.filter(({ isGroup }) => !isGroup);
const GROUPS = ALL.filter(({ isGroup }) => isGroup);

const oneSpaced = (text: string) => text.replace(/\s+/g, " ");

describe("commands of tally", () => {
  it("have a file each, by name, and no other file is there", () => {
    const named = VERBS.map(({ domain, path }) => {
      const within = path[0] === domain ? path.slice(1) : path;
      return `src/cli/${[domain, ...within].join("/")}.ts`;
    });
    const pattern = `src/cli/{${DOMAINS.map(({ name }) => name).join(",")}}/**/*.ts`;
    const there = filesMatching(ROOT, pattern).filter((file) => !/\/shared\/|\/commands\.ts$/.test(file));
    expect(there.toSorted()).to.deep.equal(named.toSorted());
    expect(named).to.have.length.above(60);
  });

  it("are in domains that have a folder each", () => {
    const folders = filesMatching(ROOT, "src/cli/*/commands.ts").filter((file) => !file.includes("/shared/"));
    const named = DOMAINS.map(({ name }) => `src/cli/${name}/commands.ts`);
    expect(folders.toSorted()).to.deep.equal(named.toSorted());
  });

  it("are in the help of the command above them, on one line of 80 columns", async () => {
    for (const group of [{ path: [] as readonly string[] }, ...GROUPS]) {
      const { out } = await tally([...group.path, "--help"]);
      const below = ALL.filter(({ path }) => path.slice(0, -1).join(" ") === group.path.join(" "));
      for (const { path, description } of below) {
        expect(out, path.join(" ")).to.match(new RegExp(`^  ${path.at(-1)} +${description}$`, "m"));
      }
    }
  });

  for (const { path, description } of VERBS) {
    it(`tally ${path.join(" ")} --help shows what it takes`, async () => {
      const { exitCode, out, err } = await tally([...path, "--help"]);
      expect([exitCode, err]).to.deep.equal([0, ""]);
      expect(oneSpaced(out))
        .to.match(new RegExp(`^Usage: tally ${path.join(" ")} `))
        .and.contain(description);
      expect(out).to.match(/^Global Options:\n[\s\S]*--rpc <url>[\s\S]*--json/m);
      expect((await tally(["help", ...path])).out).to.equal(out);
      const [, listed = ""] = /^Arguments:\n(.*?)\n\n/ms.exec(out) ?? [];
      expect(listed.split("\n").filter((line) => /^ {2}\S+ *$/.test(line))).to.deep.equal([]);
      expect([...out.matchAll(/\(default: ([[{]|"")/g)].map(([text]) => text)).to.deep.equal([]);
    });
  }

  it("that need another print their help, and end with 1", async () => {
    for (const { path } of GROUPS) {
      const { exitCode, out, err } = await tally(path);
      expect([exitCode, out], path.join(" ")).to.deep.equal([1, ""]);
      expect(err)
        .to.match(new RegExp(`^Usage: tally ${path.join(" ")} `))
        .and.contain("USAGE: a command is missing");
    }
  });

  it("that are none are refused, with the nearest", async () => {
    for (const args of [
      ["members", "lst"],
      ["members", "help", "lst"],
      ["help", "members", "lst"],
    ]) {
      const { exitCode, err } = await tally(args);
      expect([exitCode, err.split("\n").slice(0, 2)], args.join(" ")).to.deep.equal([
        1,
        ["USAGE: unknown command 'lst' (Did you mean list?)", "  Run the command with --help."],
      ]);
    }
    expect((await tally(["notarize"])).err).to.contain("(Did you mean notarise?)");
    expect((await tally(["members", "show", "1", "--jsn"])).err).to.contain("(Did you mean --json?)");
  });

  it("have the package's version", async () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
    for (const args of [["--version"], ["-V"], ["members", "list", "--version"]]) {
      expect(await tally(args)).to.deep.include({ exitCode: 0, out: version, err: "" });
    }
  });
});
