/** The node's own words, below what a library wrapped around them. */
export function nodeMessage(error: unknown): string {
  let message = error instanceof Error ? error.message : String(error);
  for (let at = error as Nested | undefined, depth = 0; at && depth < 6; depth++) {
    if (typeof at.message === "string") message = at.message;
    at = at.info?.error ?? at.error ?? at.cause;
  }
  return message;
}

interface Nested {
  message?: string;
  info?: { error?: Nested };
  error?: Nested;
  cause?: Nested;
}
