/** House rule C3: whoever switches a check off says why, on the same line; where the tool leaves no room there, right above. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { filesMatching } from "./files.ts";
import type { Check, Report } from "./report.ts";
import { runIfMain } from "./report.ts";

/** A switch, and what a reason after it looks like. Written so that this file does not find itself. */
const SWITCHES: readonly [RegExp, RegExp][] = [
  [/(?:\/\/|\/\*)\s*biome-ignore\b/, /biome-ignore(?:-\w+)*\s+[\w/]+:\s*\S.{5,}/],
  [/(?:\/\/|\/\*)\s*@ts-(?:expect-error|ignore)\b/, /@ts-expect-error:?\s+\S.{5,}/],
  [/(?:\/\/|\/\*)\s*@ts-nocheck\b/, /(?!)/], // the pattern that refuses it: no reason is good enough
  [/(?:\/\/|\/\*)\s*prettier-ignore\b/, /prettier-ignore\S*\s*[:-]+\s*\S.{5,}/],
  [/(?:\/\/|\/\*)\s*slither-disable/, /slither-disable\S*\s+[\w, -]+\s--\s\S.{5,}/],
  [/\b(?:it|describe)\.(?:only)\(/, /(?!)/],
  [/\b(?:it|describe)\.skip\(/, /\/\/\s*\S.{5,}/],
];

/** solhint takes all that follows its directive for names of rules. */
const BARE_SWITCH = /(?:\/\/|\/\*)\s*solhint-disable/;
const COMMENT_ABOVE = /^\s*\/\/\s*(?!solhint-|biome-|@|SPDX-)\S.{5,}/;

const isBare = (line: string, above: string) =>
  SWITCHES.some(([found, excused]) => found.test(line) && !excused.test(line)) ||
  (BARE_SWITCH.test(line) && !COMMENT_ABOVE.test(above));

export function checkSuppressions(root: string): Report {
  const files = filesMatching(root, "{contracts,src,scripts,test,bench,examples}/**/*.{ts,tsx,sol,mjs}");
  const problems = files.flatMap((file) =>
    readFileSync(join(root, file), "utf8")
      .split("\n")
      .flatMap((line, index, lines) =>
        isBare(line, lines[index - 1] ?? "")
          ? [`${file}:${index + 1}: switches a check off without a reason: ${line.trim()}`]
          : [],
      ),
  );
  return { seen: files.length, of: "files", problems };
}

export const suppressionsCheck: Check = { name: "reasons", run: checkSuppressions };

await runIfMain(import.meta.url, suppressionsCheck);
