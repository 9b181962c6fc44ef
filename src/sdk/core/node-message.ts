interface Nested {
  message?: string;
  code?: unknown;
  info?: { error?: Nested };
  error?: Nested;
  cause?: Nested;
}

/** The node's own words, below what a library wrapped around them. */
export function nodeMessage(error: unknown): string {
  return layers(error).findLast(({ message }) => typeof message === "string")?.message ?? String(error);
}

/** The node's JSON-RPC error code, if that is what failed. */
export function nodeCode(error: unknown): number | undefined {
  return layers(error).findLast(({ code }) => typeof code === "number")?.code as number | undefined;
}

/** The error and what it wraps, from the outside in. */
function layers(error: unknown): Nested[] {
  const found: Nested[] = [];
  // Nobody wraps deeper; a cycle ends here too.
  for (let at = error as Nested | undefined; at && found.length < 6; at = at.info?.error ?? at.error ?? at.cause) {
    found.push(at);
  }
  return found;
}
