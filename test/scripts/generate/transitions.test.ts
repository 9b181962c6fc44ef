import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { transitions } from "../../../scripts/generate/transitions.ts";
import { parseTransitionTable } from "../../../src/testing/transition-table.ts";

const ROOT = join(import.meta.dirname, "../../..");

const TABLE = {
  domain: "sensing",
  states: ["None", "Open"],
  acts: ["open", "close"],
  transitions: {
    None: { open: "Open", close: { error: "Doors_Shut" } },
    Open: { open: { error: "Doors_Open" }, close: "None" },
  },
};

const parse = (table: object) => parseTransitionTable("door", JSON.stringify(table));
const withTransitions = (changes: object) => ({ ...TABLE, transitions: { ...TABLE.transitions, ...changes } });

describe("transition tables", () => {
  it("reads a table", () => {
    expect(parse(TABLE)).to.deep.equal({ ...TABLE, name: "door", idle: [] });
  });

  for (const [what, table, message] of [
    ["a pair that is missing", withTransitions({ Open: { open: "Open" } }), "transitions.Open has no close"],
    ["a row that is missing", { ...TABLE, states: ["None", "Open", "Shut"] }, "transitions has no Shut"],
    [
      "an act that is not listed",
      withTransitions({ None: { open: "Open", close: "None", bang: "None" } }),
      "transitions.None has bang, which is not listed",
    ],
    ["a row of no state", withTransitions({ Ajar: {} }), "transitions has Ajar, which is not listed"],
    [
      "a state that does not exist",
      withTransitions({ Open: { open: "Ajar", close: "None" } }),
      'transitions.Open.open is "Ajar", neither a state nor an error',
    ],
    [
      "an error without a name",
      withTransitions({ Open: { open: { error: "" }, close: "None" } }),
      'transitions.Open.open is {"error":""}, neither a state nor an error',
    ],
    ["an idle act that leads nowhere back", { ...TABLE, idle: ["close"] }, "idle has close, which leads nowhere back"],
    ["an act twice", { ...TABLE, acts: ["open", "open"] }, "a name stands twice in open,open"],
    ["a state's spelling", { ...TABLE, states: ["none", "Open"] }, "state none is not in PascalCase"],
    ["an act's spelling", { ...TABLE, acts: ["open", "Close"] }, "act Close is not in camelCase"],
    ["a folder outside the tests", { ...TABLE, domain: "../x" }, "domain is ../x, not a folder of test/contracts"],
  ] as const) {
    it(`refuses ${what}`, () => {
      expect(() => parse(table)).to.throw(`test/vectors/transitions/door.json: ${message}`);
    });
  }

  it("becomes one Solidity test for each pair of state and act", async () => {
    const files = await transitions.files(ROOT);
    expect(files.size).to.be.at.least(4);
    for (const [path, text] of files) {
      const name = /transitions\/([a-z-]+)\.json/.exec(text)?.[1] ?? path;
      const file = join(ROOT, `test/vectors/transitions/${name}.json`);
      const { states, acts } = parseTransitionTable(name, readFileSync(file, "utf8"));
      const tests = [...text.matchAll(/function test_(?:RevertWhen_)?(\w+)\(/g)].map(([, pair]) => pair?.toLowerCase());
      const pairs = states.flatMap((state) => acts.map((act) => `${state}Then${act}`.toLowerCase()));
      expect(tests).to.deep.equal(pairs);
    }
  });
});
