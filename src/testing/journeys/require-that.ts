/** @throws when something that a journey relies on is not so. */
export function requireThat(isSo: boolean, what: string): asserts isSo {
  if (!isSo) throw new Error(`not so: ${what}`);
}
