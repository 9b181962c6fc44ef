/** Transition tables: test/vectors/transitions/README.md says what they mean. */
import { readFileSync } from "node:fs";

/** The state that follows, or the error that an act fails with. */
export type Outcome = string | { readonly error: string };

export interface TransitionTable {
  readonly states: readonly string[];
  readonly acts: readonly string[];
  readonly transitions: Readonly<Record<string, Readonly<Record<string, Outcome>>>>;
}

/** The table of this name. */
export function transitionTable(name: string): TransitionTable {
  const file = new URL(`../../test/vectors/transitions/${name}.json`, import.meta.url);
  return checkTable(JSON.parse(readFileSync(file, "utf8")) as TransitionTable, name);
}

/** Requires a row for each state, an outcome for each act in it, and no state or act that is not listed. */
export function checkTable(table: TransitionTable, name: string): TransitionTable {
  const { states, acts, transitions } = table;
  const same = (what: string, found: readonly string[], wanted: readonly string[]) => {
    if ([...found].sort().join() !== [...wanted].sort().join()) {
      throw new Error(`${name}: ${what} are ${found.join(", ")}, expected ${wanted.join(", ")}`);
    }
  };
  same("rows", Object.keys(transitions), states);
  for (const [state, row] of Object.entries(transitions)) {
    same(`acts in ${state}`, Object.keys(row), acts);
    for (const [act, outcome] of Object.entries(row)) {
      if (typeof outcome === "string" && !states.includes(outcome)) {
        throw new Error(`${name}: ${act} in ${state} leads to ${outcome}, which is no state`);
      }
    }
  }
  return table;
}
