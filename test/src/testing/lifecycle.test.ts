import { expect } from "chai";
import { checkTable, type TransitionTable } from "../../../src/testing/lifecycle.ts";

describe("a transition table", () => {
  const table: TransitionTable = {
    states: ["Open", "Closed"],
    acts: ["close"],
    transitions: { Open: { close: "Closed" }, Closed: { close: { error: "Closed_Already" } } },
  };
  const refusal = (changes: Partial<TransitionTable>) => () => checkTable({ ...table, ...changes }, "door");

  it("has an outcome for each act in each state", () => {
    expect(checkTable(table, "door")).to.equal(table);
    expect(refusal({ states: ["Open", "Closed", "Locked"] })).to.throw(
      "door: rows are Open, Closed, expected Open, Closed, Locked",
    );
    expect(refusal({ acts: ["close", "open"] })).to.throw("door: acts in Open are close, expected close, open");
    expect(refusal({ acts: [] })).to.throw("door: acts in Open are close, expected ");
  });

  it("names no state that it does not list", () => {
    const transitions = { ...table.transitions, Open: { close: "Locked" } };
    expect(refusal({ transitions })).to.throw("door: close in Open leads to Locked, which is no state");
  });
});
