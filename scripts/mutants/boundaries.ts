/** Comparisons with the block's time in a contract, each moved by one second. */
import type { Mutant } from "./mutant.ts";

const MOVED: Readonly<Record<string, string>> = { "<": "<=", "<=": "<", ">": ">=", ">=": ">" };

/** A mutant for each comparison on a line that names the block's time. */
export function boundariesOf(file: string, source: string, tests: readonly string[]): Mutant[] {
  return [...source.matchAll(/ (<=|>=|<|>) /g)].flatMap(({ 1: operator = "", index }): Mutant[] => {
    const begin = source.lastIndexOf("\n", index) + 1;
    if (!source.slice(begin, source.indexOf("\n", index)).includes("block.timestamp")) return [];
    const line = source.slice(0, index).split("\n").length;
    const name = `${file}:${line} has ${MOVED[operator]} for ${operator}`;
    const replace = `${source.slice(0, index)} ${MOVED[operator]} ${source.slice(index + operator.length + 2)}`;
    return [{ name, file, find: source, replace, tests }];
  });
}
