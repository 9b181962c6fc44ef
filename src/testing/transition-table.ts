/** A life cycle's transition table, test/vectors/transitions/<name>.json: what every act does in every state. */
import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";

const ROOT = join(import.meta.dirname, "../..");

/** The state that follows, or the custom error with which the act reverts. */
export type Outcome = string | { readonly error: string };

export interface TransitionTable {
  /** Name of the file. */
  readonly name: string;
  /** Folder of the tests. */
  readonly domain: string;
  /** In the order of the contract's enum. */
  readonly states: readonly string[];
  readonly acts: readonly string[];
  /** Acts that do nothing, and emit nothing, where they lead to the state in which they are tried. */
  readonly idle: readonly string[];
  readonly transitions: Readonly<Record<string, Readonly<Record<string, Outcome>>>>;
}

type Unchecked = Omit<TransitionTable, "name" | "idle"> & Partial<Pick<TransitionTable, "idle">>;

/** @throws Error that names the file and what is wrong: a pair that is missing, a name that is not listed or not a name. */
export function parseTransitionTable(name: string, text: string): TransitionTable {
  const { domain, states, acts, idle = [], transitions } = JSON.parse(text) as Unchecked;
  const fail = (what: string): never => {
    throw new Error(`test/vectors/transitions/${name}.json: ${what}`);
  };
  const wants = (list: readonly string[], listed: readonly string[], where: string) => {
    for (const each of list) if (!listed.includes(each)) fail(`${where} has no ${each}`);
    for (const each of listed) if (!list.includes(each)) fail(`${where} has ${each}, which is not listed`);
  };
  if (!/^[a-z-]+(\/[a-z-]+)*$/.test(domain ?? "")) fail(`domain is ${domain}, not a folder of test/contracts`);
  for (const state of states) if (!/^[A-Z][A-Za-z]*$/.test(state)) fail(`state ${state} is not in PascalCase`);
  for (const act of acts) if (!/^[a-z][A-Za-z]*$/.test(act)) fail(`act ${act} is not in camelCase`);
  for (const list of [states, acts]) if (new Set(list).size !== list.length) fail(`a name stands twice in ${list}`);
  wants(states, Object.keys(transitions), "transitions");
  for (const state of states) {
    const row = transitions[state] ?? {};
    wants(acts, Object.keys(row), `transitions.${state}`);
    for (const [act, outcome] of Object.entries(row)) {
      const known = typeof outcome === "string" ? states.includes(outcome) : /^[A-Z]\w*$/.test(outcome?.error ?? "");
      if (!known) fail(`transitions.${state}.${act} is ${JSON.stringify(outcome)}, neither a state nor an error`);
    }
  }
  for (const act of idle) {
    if (!states.some((state) => transitions[state]?.[act] === state)) fail(`idle has ${act}, which leads nowhere back`);
  }
  return { name, domain, states, acts, idle, transitions };
}

/** The table of this name. */
export function transitionTable(name: string): TransitionTable {
  return parseTransitionTable(name, readFileSync(join(ROOT, `test/vectors/transitions/${name}.json`), "utf8"));
}

/** Every table below `root`, by name. */
export function readTransitionTables(root: string): TransitionTable[] {
  return globSync("test/vectors/transitions/*.json", { cwd: root })
    .sort()
    .map((file) => parseTransitionTable(basename(file, ".json"), readFileSync(join(root, file), "utf8")));
}
