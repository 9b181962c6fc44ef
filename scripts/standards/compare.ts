import { isDeepStrictEqual } from "node:util";

/** One thing that a client was to find. */
export interface Compared {
  readonly name: string;
  /** What is wrong; undefined where nothing is. */
  readonly problem: string | undefined;
}

export function compare(name: string, found: unknown, wanted: unknown): Compared {
  if (isDeepStrictEqual(found, wanted)) return { name, problem: undefined };
  return { name, problem: `found ${JSON.stringify(found)}, and wanted ${JSON.stringify(wanted)}` };
}
