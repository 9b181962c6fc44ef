import { isTallyError } from "../../lib/errors.ts";

/** The text of a file below the network's folder, as `path` with forward slashes; undefined where there is none. */
export type ReadFile = (path: string) => string | undefined;

/** What in the files of a network does not fit together. */
export interface Inconsistency {
  readonly file: string;
  readonly field: string;
  readonly reason: string;
}

/** What an error says of a file is one of its problems. */
export function gathered(file: string, check: () => readonly Inconsistency[]): readonly Inconsistency[] {
  try {
    return check();
  } catch (error) {
    if (error instanceof SyntaxError) return [{ file, field: "", reason: "is not JSON" }];
    if (!isTallyError(error)) throw error;
    return [{ file, field: String(error.values.field ?? ""), reason: error.message }];
  }
}
