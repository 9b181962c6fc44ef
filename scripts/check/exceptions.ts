/** Exceptions of a check: each has a reason, and one that excuses nothing any more is a problem itself. */

/** What is excused (a file, a folder that ends with "/", or `file -> what`) -> why. */
export type Exceptions = Readonly<Record<string, string>>;

export interface Finding {
  /** A file, or `file -> what`. */
  readonly key: string;
  readonly problem: string;
}

const covers = (exception: string, key: string) =>
  key === exception || key.startsWith(`${exception} -> `) || (exception.endsWith("/") && key.startsWith(exception));

/** The problems that no exception covers, and the exceptions that cover none. */
export function unexcused(findings: readonly Finding[], exceptions: Exceptions, list: string): string[] {
  const names = Object.keys(exceptions);
  return [
    ...findings.filter(({ key }) => !names.some((name) => covers(name, key))).map(({ problem }) => problem),
    ...names
      .filter((name) => !findings.some(({ key }) => covers(name, key)))
      .map((name) => `${list}: the exception ${JSON.stringify(name)} excuses nothing any more; remove it`),
  ];
}
