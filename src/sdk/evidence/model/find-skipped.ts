/** Uids that were asked for and that no event names, in whichever case their digits are written. */
export function findSkipped(asked: readonly string[], done: readonly string[]): readonly string[] {
  const named = new Set(done.map((uid) => uid.toLowerCase()));
  return asked.filter((uid) => !named.has(uid.toLowerCase()));
}
