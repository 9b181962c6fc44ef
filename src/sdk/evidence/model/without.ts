/** Of what was asked for, what no event names; hexadecimal digits count alike in either case. */
export function without(asked: readonly string[], done: readonly string[]): readonly string[] {
  const named = new Set(done.map((uid) => uid.toLowerCase()));
  return asked.filter((uid) => !named.has(uid.toLowerCase()));
}
