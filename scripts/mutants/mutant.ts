/** One change of a contract that its tests have to notice. */
export interface Mutant {
  /** What is wrong with the changed contract: a sentence that must not be true. */
  readonly name: string;
  readonly file: string;
  /** Stands once in the file. */
  readonly find: string;
  readonly replace: string;
  /** Files below test/contracts, of which at least one has to fail. */
  readonly tests: readonly string[];
}

/** @throws Error that names the mutant when its text does not stand once in the source: then the contract changed, and so must the mutant. */
export function mutate(source: string, { name, file, find, replace }: Mutant): string {
  const found = source.split(find).length - 1;
  if (found !== 1) throw new Error(`mutant "${name}": ${file} has its text ${found} times, expected once:\n${find}`);
  return source.replace(find, () => replace);
}
