/** Every error is described where it is declared, in a catalogue that who throws it can reach, listed in docs/errors.md, and named by a test. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { catalogues } from "../generate/catalogues.ts";
import { solidityErrors } from "../generate/solidityErrors.ts";
import { filesMatching } from "./files.ts";
import type { Check, Report } from "./report.ts";
import { runIfMain } from "./report.ts";
import { unreachableCodes } from "./thrown-codes.ts";

/** Names in the first column of the tables. */
const DOCUMENTED = /^\| `(\w+)` \|/gm;

const read = (root: string, file: string) =>
  existsSync(join(root, file)) ? readFileSync(join(root, file), "utf8") : "";

export async function checkErrors(root: string): Promise<Report> {
  const contracts = solidityErrors(root);
  const described = (await catalogues(root)).flatMap(({ file, entries }) =>
    [...entries].map(([code, entry]) => ({ code, file, ...entry })),
  );
  const names = new Set([...contracts.map(({ name }) => name), ...described.map(({ code }) => code)]);
  const documented = new Set([...read(root, "docs/errors.md").matchAll(DOCUMENTED)].map(([, name = ""]) => name));
  const tests = filesMatching(root, ["test/**/*.{ts,sol}", "src/testing/**/*-suite.ts"]).map((file) =>
    read(root, file),
  );
  const tested = new Set(tests.flatMap((source) => source.match(/\b[A-Za-z]\w+\b/g) ?? []));

  const problems = [
    ...contracts.filter(({ notice }) => notice === "").map(({ name, file }) => `${file}: ${name} has no @notice`),
    ...described
      .filter(({ meaning, remedy }) => meaning === "" || remedy === "")
      .map(({ code, file }) => `${file}: ${code} lacks a meaning or a remedy`),
    ...described
      .filter(({ code }, i) => described.findIndex((other) => other.code === code) < i)
      .map(({ code, file }) => `${file}: ${code} is in another catalogue already`),
    ...unreachableCodes(root, described),
    ...[...names].filter((name) => !documented.has(name)).map((name) => `${name} is not in docs/errors.md`),
    ...[...documented]
      .filter((name) => !names.has(name))
      .map((name) => `docs/errors.md: ${name} does not exist any more`),
    ...[...names].filter((name) => !tested.has(name)).map((name) => `${name} is named by no test under test/`),
  ];
  return { seen: names.size, of: "errors", problems };
}

export const errorsCheck: Check = { name: "errors", run: checkErrors };

await runIfMain(import.meta.url, errorsCheck);
