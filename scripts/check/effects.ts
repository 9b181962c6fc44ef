/** House rule T4: the clock, the network, the file system and the environment arrive as arguments. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Exceptions, type Finding, unexcused } from "./exceptions.ts";
import { filesMatching } from "./files.ts";
import type { Check, Report } from "./report.ts";
import { runIfMain } from "./report.ts";
import { withoutComments } from "./source.ts";

/** Where effects live: adapters, programs, fakes, and the parts that only Node runs. */
const ALLOWED: Exceptions = {
  "src/lib/": "effects behind interfaces",
  "src/testing/": "fakes",
  "src/cli/": "a program",
  "src/bridge/ingest/hj212/server.ts": "is the socket",
  "src/bridge/store/sqlite/folder.ts": "makes the store's folder, durably: the adapter to the disk itself",
  "src/vault/dsp/send/": "is the HTTP client",
  "src/simulator/devices/socket/": "field devices are sockets: a TCP line and an HTTP agent",
  "src/vault/store/files.ts": "keeps ciphertexts: the adapter to the disk itself",
  "src/network/system/": "is the machine itself: its files, processes and ports",
  "src/deploy/artifact.ts": "reads what the compiler made",
  "src/deploy/journal.ts": "keeps the deployment file",
  "src/vault/compute/engine/": "starts the process of an engine, and reads a table's file for its digest",
  "src/vault/content/files.ts": "is the disk: the source of a content and the folder it is kept in",
  "src/console/browser/": "is the browser itself: its network, what it keeps, what it shows",
  "src/console/worker/": "stands between the console and the network",
  "src/scenarios/": "programs that play on real sockets, files and the clock",
};

/** Programs. */
const MAIN = /(^|\/)main\.ts$/;

const EFFECTS: readonly [RegExp, string][] = [
  [/\bDate\.now\b|\bnew Date\(\)/, "the clock"],
  [/\bset(?:Timeout|Interval)\b/, "a timer"],
  [/\bprocess\.env\b/, "the environment"],
  [/(?<![.\w])fetch\(/, "the network"],
  [/["']node:(?:fs|net|http|https|child_process)(?:\/\w+)?["']/, "the system"],
  [/\bMath\.random\b/, "chance"],
];

export function checkEffects(root: string, allowed = ALLOWED): Report {
  const files = filesMatching(root, "src/**/*.{ts,tsx}").filter((file) => !MAIN.test(file));
  const findings = files.flatMap((file) =>
    withoutComments(readFileSync(join(root, file), "utf8"))
      .split("\n")
      .flatMap((line, index): Finding[] =>
        EFFECTS.filter(([pattern]) => pattern.test(line)).map(([, what]) => ({
          key: file,
          problem: `${file}:${index + 1}: uses ${what} itself; take it as an argument (T4)`,
        })),
      ),
  );
  return { seen: files.length, of: "files", problems: unexcused(findings, allowed, "scripts/check/effects.ts") };
}

export const effectsCheck: Check = { name: "effects", run: (root) => checkEffects(root) };

await runIfMain(import.meta.url, effectsCheck);
