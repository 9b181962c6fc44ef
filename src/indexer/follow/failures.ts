/** What failed: following the chain, or answering somebody. */
export type FailedPart = "chain" | "answers";

export interface Failure {
  /** Of the catalogue. */
  readonly code: string;
  readonly of: FailedPart;
  readonly count: number;
  /** The last one, Unix milliseconds. */
  readonly at: number;
}

/** How often something failed, by code of the catalogue: there are as many as there are codes. */
export interface Failures {
  note(of: FailedPart, code: string, at: number): void;
  /** The newest first. */
  all(): Failure[];
}

/** Counts from now on. */
export function countFailures(): Failures {
  const found = new Map<string, Failure>();
  return {
    note(of, code, at) {
      const key = `${of} ${code}`;
      found.set(key, { code, of, count: (found.get(key)?.count ?? 0) + 1, at });
    },
    all: () => [...found.values()].sort((a, b) => b.at - a.at || (a.code < b.code ? -1 : 1)),
  };
}
