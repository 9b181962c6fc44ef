/**
 * Generating code is most of a compiler's work, and it uses one processor. So each of several compilers reads all the sources, and generates code for a
 * part of them. The code is the same as one compiler's: it depends on how the sources are read, which is the same in each.
 */
import type { CompilerInput, CompilerOutput } from "hardhat/types/solidity";

/** A build of fewer takes seconds; to start another compiler and read them twice takes as many. */
const WORTH_SPLITTING = 100;

/**
 * Inputs that together ask for what `input` asks for: of all sources, as Hardhat does, or else it is the only part. A source is in one part; the parts are
 * of about the same size.
 */
export function splitInput(input: CompilerInput, parts: number): CompilerInput[] {
  const { "*": ofAll, ...ofSome } = input.settings.outputSelection;
  const names = Object.keys(input.sources);
  if (ofAll === undefined || Object.keys(ofSome).length > 0 || names.length < WORTH_SPLITTING) return [input];
  return share(names, parts, (name) => input.sources[name]?.content.length ?? 0).map((part) => ({
    ...input,
    settings: { ...input.settings, outputSelection: Object.fromEntries(part.map((name) => [name, ofAll])) },
  }));
}

/** What one compiler would have answered. Each has read all sources, so warnings come from each, and count once. */
export function mergeOutputs(outputs: readonly CompilerOutput[]): CompilerOutput {
  const errors = new Map(
    outputs.flatMap((output) => output.errors ?? []).map((error) => [JSON.stringify(error), error]),
  );
  const sources = outputs.flatMap((output) => Object.entries(output.sources ?? {}));
  const trees = sources.filter(([, { ast }]) => ast !== undefined);
  return {
    ...(errors.size > 0 && { errors: [...errors.values()] }),
    sources: Object.fromEntries([...sources, ...trees]), // the tree is in the part that asked for it
    contracts: Object.assign({}, ...outputs.map((output) => output.contracts)),
  };
}

/** Largest first, each to the part that is smallest so far. */
function share(names: readonly string[], parts: number, sizeOf: (name: string) => number): string[][] {
  const shares = Array.from({ length: parts }, () => ({ names: [] as string[], size: 0 }));
  for (const name of names.toSorted((a, b) => sizeOf(b) - sizeOf(a))) {
    const smallest = shares.reduce((least, share) => (share.size < least.size ? share : least));
    smallest.names.push(name);
    smallest.size += sizeOf(name);
  }
  return shares.map((share) => share.names).filter((part) => part.length > 0);
}
