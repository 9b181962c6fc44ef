/**
 * Remembers an answer of the chain for as long as nothing happened to what was asked about. A read that failed is not remembered.
 *
 * @param version Changes with each event that may change the answer.
 */
export function memo<T>(): (key: string, version: number, read: () => Promise<T>) => Promise<T> {
  const known = new Map<string, { readonly version: number; readonly value: Promise<T> }>();
  return (key, version, read) => {
    const before = known.get(key);
    if (before?.version === version) return before.value;
    const value = read();
    known.set(key, { version, value });
    value.catch(() => known.delete(key));
    return value;
  };
}
