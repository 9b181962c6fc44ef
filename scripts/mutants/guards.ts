/** Guards of a contract: each `if (...) revert` and `require(...)`, taken away one at a time. */
import type { Mutant } from "./mutant.ts";

/** Where the parenthesis that opens at `start` closes. */
function closing(source: string, start: number): number {
  let depth = 0;
  for (let i = start; i < source.length; i++) {
    if (source[i] === "(") depth++;
    else if (source[i] === ")" && --depth === 0) return i;
  }
  throw new Error(`no parenthesis closes the one at ${start}`);
}

/** A mutant for each guard of the source. The text around it makes it the only one, because guards may be alike. */
export function guardsOf(file: string, source: string, tests: readonly string[]): Mutant[] {
  return [...source.matchAll(/\b(if|require) ?\(/g)].flatMap(({ 0: head, 1: word, index }): Mutant[] => {
    const open = index + head.length - 1;
    const close = closing(source, open);
    const after = source.slice(close + 1);
    if (word === "if" && !/^\s*(\{\s*)?revert\b/.test(after)) return [];
    const line = source.slice(0, index).split("\n").length;
    const name = `${file}:${line} checks nothing`;
    const replace =
      word === "if" ? `${source.slice(0, open)}(false)${after}` : withoutRequire(source, open, index, close);
    return [{ name, file, find: source, replace, tests }];
  });
}

/** What the check computes is still there, so that every name is used. */
function withoutRequire(source: string, open: number, index: number, close: number): string {
  return `${source.slice(0, index)}require(true || ${source.slice(open + 1, close + 1)}${source.slice(close + 1)}`;
}
