/** House rule T4: the clock, the network, the file system and the environment arrive as arguments. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { filesMatching } from "./files.ts";
import type { Check, Report } from "./report.ts";
import { runIfMain } from "./report.ts";

/** Where effects live: adapters, programs, fakes, and the parts that only Node runs. */
const ALLOWED = [
  /^src\/lib\//,
  /^src\/testing\//,
  /(^|\/)main\.ts$/,
  /^src\/cli\//,
  /^src\/sdk\/node(\/|\.ts$)/,
  /^src\/bridge\/ingest\/hj212\/server\.ts$/, // is the socket
  /^src\/bridge\/store\/sqlite\/folder\.ts$/, // makes the store's folder, durably: the adapter to the disk itself
  /^src\/simulator\/devices\/socket\//, // field devices are sockets: a TCP line and an HTTP agent
  /^src\/deploy\/journal\.ts$/, // keeps the deployment file
  /^src\/deploy\/artifact\.ts$/, // reads what the compiler made
  /^src\/scenarios\//, // programs that play on real sockets, files and the clock
];

const EFFECTS: readonly [RegExp, string][] = [
  [/\bDate\.now\b|\bnew Date\(\)/, "the clock"],
  [/\bset(?:Timeout|Interval)\b/, "a timer"],
  [/\bprocess\.env\b/, "the environment"],
  [/(?<![.\w])fetch\(/, "the network"],
  [/["']node:(?:fs|net|http|https|child_process)(?:\/\w+)?["']/, "the system"],
  [/\bMath\.random\b/, "chance"],
];

/** Comments may name what the code must not use. Lines keep their numbers. */
const withoutComments = (source: string) =>
  source.replace(/\/\*[\s\S]*?\*\//g, (text) => text.replace(/[^\n]/g, " ")).replace(/(^|\s)\/\/.*$/gm, "$1");

export function checkEffects(root: string): Report {
  const files = filesMatching(root, "src/**/*.{ts,tsx}").filter((file) => !ALLOWED.some((place) => place.test(file)));
  const problems = files.flatMap((file) =>
    withoutComments(readFileSync(join(root, file), "utf8"))
      .split("\n")
      .flatMap((line, index) =>
        EFFECTS.filter(([pattern]) => pattern.test(line)).map(
          ([, what]) => `${file}:${index + 1}: uses ${what} itself; take it as an argument (T4)`,
        ),
      ),
  );
  return { seen: files.length, of: "files", problems };
}

export const effectsCheck: Check = { name: "effects", floor: 10, run: checkEffects };

await runIfMain(import.meta.url, effectsCheck);
