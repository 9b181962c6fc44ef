import { isTallyError } from "../../lib/errors.ts";

/** The code of a failure: the server's, where the query API answered with one; undefined for what has none. */
export function codeOf(error: unknown): string | undefined {
  if (!isTallyError(error)) return undefined;
  const { values, code } = error;
  return typeof values.code === "string" ? values.code : code;
}
