/** test/contracts/<domain>/<Name>Transitions.sol: a test for each pair of state and act in a transition table. */
import { join, relative } from "node:path";
import { format, resolveConfig } from "prettier";
import { type Outcome, readTransitionTables, type TransitionTable } from "../../src/testing/transition-table.ts";
import type { Generator } from "./generator.ts";
import { banner } from "./generator.ts";

const upper = (name: string) => name[0]?.toUpperCase() + name.slice(1);
const pascal = (name: string) => name.split("-").map(upper).join("");

/** The errors that a table names, in alphabetical order. */
function refusals({ transitions }: TransitionTable): string[] {
  const outcomes = Object.values(transitions).flatMap((row) => Object.values(row));
  return [...new Set(outcomes.flatMap((outcome) => (typeof outcome === "string" ? [] : [outcome.error])))].sort();
}

function pair(state: string, act: string, outcome: Outcome, idle: boolean): string {
  const name = `${state}Then${upper(act)}`;
  if (outcome === state && idle) {
    return `function test_${name}() public { assertIdles(State.${state}, Act.${upper(act)}); }\n`;
  }
  return typeof outcome === "string"
    ? `function test_${name}() public { assertMoves(State.${state}, Act.${upper(act)}, State.${outcome}); }\n`
    : `function test_RevertWhen_${name}() public {
         assertRefuses(State.${state}, Act.${upper(act)}, Refusal.${outcome.error});
       }\n`;
}

function contract(table: TransitionTable, file: string): string {
  const { name, states, acts, idle, transitions } = table;
  const list = (names: readonly string[]) => names.map((each) => upper(each)).join(", ");
  return [
    banner("transitions.ts", "//", ""),
    "// SPDX-License-Identifier: Apache-2.0",
    "pragma solidity ^0.8.28;\n",
    `import {Lifecycle} from "${relative(join(file, ".."), "test/contracts/utils/Lifecycle.sol")}";\n`,
    `/// @notice Every act in every state of test/vectors/transitions/${name}.json.`,
    `abstract contract ${pascal(name)}Transitions is Lifecycle {`,
    `enum State { ${list(states)} }\n`,
    `enum Act { ${list(acts)} }\n`,
    `enum Refusal { ${list(refusals(table))} }\n`,
    "/* WHAT THE TEST SAYS */\n",
    "function reachState(State state) internal virtual;\n",
    "function callOf(Act act) internal virtual returns (Call memory);\n",
    "function reasonOf(Refusal refusal, State from, Act act) internal view virtual returns (bytes memory);\n",
    "function beforeMove(State from, Act act, State to) internal virtual {}\n",
    "function afterMove(State from, Act act, State to) internal virtual {}\n",
    ...states.flatMap((state) => [
      `/* ${state.toUpperCase()} */\n`,
      ...acts.map((act) => pair(state, act, transitions[state]?.[act] as Outcome, idle.includes(act))),
    ]),
    "/* NUMBERS */\n",
    "function assertMoves(State from, Act act, State to) private { assertMoves(uint8(from), uint8(act), uint8(to)); }\n",
    ...(idle.length > 0
      ? ["function assertIdles(State state, Act act) private { assertIdles(uint8(state), uint8(act)); }\n"]
      : []),
    "function assertRefuses(State from, Act act, Refusal refusal) private { assertRefuses(uint8(from), uint8(act), uint8(refusal)); }\n",
    "function reachState(uint8 state) internal override { reachState(State(state)); }\n",
    "function callOf(uint8 act) internal override returns (Call memory) { return callOf(Act(act)); }\n",
    "function reasonOf(uint8 refusal, uint8 from, uint8 act) internal view override returns (bytes memory) { return reasonOf(Refusal(refusal), State(from), Act(act)); }\n",
    "function beforeMove(uint8 from, uint8 act, uint8 to) internal override { beforeMove(State(from), Act(act), State(to)); }\n",
    "function afterMove(uint8 from, uint8 act, uint8 to) internal override { afterMove(State(from), Act(act), State(to)); }",
    "}",
  ].join("\n");
}

export const transitions: Generator = {
  name: "transitions",
  async files(root) {
    const files = readTransitionTables(root).map(async (table): Promise<[string, string]> => {
      const file = `test/contracts/${table.domain}/${pascal(table.name)}Transitions.sol`;
      const options = await resolveConfig(join(root, file));
      return [file, await format(contract(table, file), { ...options, filepath: join(root, file) })];
    });
    return new Map(await Promise.all(files));
  },
};
