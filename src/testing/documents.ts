import { readFileSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "../..");
const TALLY = /^(?:\$ )?(?:sudo -u \w+ )?(?:npm run tally --|npx tally|tally) (.+)$/;

/** The text of a document of this repository. */
export function readDocument(file: string): string {
  return readFileSync(join(ROOT, file), "utf8");
}

/** What stands below a heading, up to the next of its rank. */
export function sectionOf(text: string, heading: string): string {
  const [, below] = text.split(`\n${heading}\n`);
  if (below === undefined) throw new Error(`there is no heading ${heading}`);
  const rank = heading.slice(0, heading.indexOf(" ") + 1);
  return below.split(`\n${rank}`)[0] as string;
}

/** The fenced blocks of a text. */
export function blocksOf(text: string): string[] {
  return [...text.matchAll(/^ *```\w*\n(.*?)^ *```/gms)].map(([, block = ""]) => block);
}

/** The commands of `tally` in the fenced blocks of a text, as they are printed. */
export function commandsOf(text: string): string[] {
  return blocksOf(text).flatMap((block) =>
    block
      .replace(/\\\n\s*/g, " ")
      .split("\n")
      .flatMap((line) => TALLY.exec(line.trim())?.[1] ?? []),
  );
}

/** Words as a shell reads them; a comment, a pipe and what two spaces set apart are left out. */
export function wordsOf(command: string): string[] {
  const [before = ""] = command.split(/\s+#|\s[|>&]| {2,}(?=[a-z])/);
  return [...before.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, bare]) => double ?? single ?? bare ?? "",
  );
}

/**
 * What a printed line has to look like to be that of a document: hashes, times, ports, amounts of gas and what an ellipsis leaves out may
 * be others.
 */
export function patternOf(line: string): RegExp {
  const pattern = line
    .replace(/[\\^$*+?.()|[\]{}]/g, "\\$&")
    .replace(/0x[0-9a-fA-F]{4}…/g, "0x[0-9a-fA-F]{4}…")
    .replace(/\d{4}-\d\d-\d\dT[\d:]+(\\\.\d+)?Z/g, "\\d{4}-\\d\\d-\\d\\dT[\\d:]+(\\.\\d+)?Z")
    .replace(/127\\\.0\\\.0\\\.1:\d+/g, "127\\.0\\.0\\.1:\\d+")
    .replace(/\d+ gas\b/g, "\\d+ gas")
    .replace(/(\\\.){3}$/, ".*");
  return new RegExp(`^${pattern}$`);
}
