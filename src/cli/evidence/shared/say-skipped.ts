/** What was done, and a line for what was not, because somebody was faster. */
export function saySkipped(did: string, done: readonly string[], why: string, skipped: readonly string[]): string {
  return [
    `${did} ${done.join(", ") || "none"}`,
    ...(skipped.length === 0 ? [] : [`skipped, as ${why}: ${skipped.join(", ")}`]),
  ].join("\n");
}
