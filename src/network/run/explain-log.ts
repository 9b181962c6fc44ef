import type { FindingName } from "../doctor/findings.ts";

/** Lines by which Besu says why it does not start, and what that is called here. */
const REASONS: readonly (readonly [RegExp, FindingName])[] = [
  [/Supplied genesis block does not match chain data/, "data-foreign"],
  [/While lock file|lock hold by current process/, "data-in-use"],
  [/UnsupportedClassVersionError|class file version/, "java-wrong"],
  [/already in use|Address already in use|Failed to bind/, "port-taken"],
  [/Unknown options? in TOML configuration file|Invalid TOML configuration/, "config-refused"],
  [/No space left on device/, "disk-short"],
];

/** Why a node ended, where its log says so in words that are known. The last such line counts. */
export function explainLog(log: string): { readonly finding: FindingName; readonly line: string } | undefined {
  for (const line of log.split("\n").toReversed()) {
    const reason = REASONS.find(([pattern]) => pattern.test(line));
    if (reason !== undefined) return { finding: reason[1], line: line.trim() };
  }
  return undefined;
}
