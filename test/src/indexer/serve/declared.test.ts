import { expect } from "chai";
import { declaredOf, fieldsOf } from "../../../../src/indexer/serve/declared.ts";
import { objectOf, TEXT } from "../../../../src/sdk/core/json/json-schema.ts";
import { EVERY_ROUTE } from "../../../../src/testing/every-answer.ts";

describe("fields of an answer", () => {
  it("are those that are described: a column that a projection keeps for itself is left out", () => {
    const names = fieldsOf(objectOf({ id: TEXT, state: TEXT }));
    expect(declaredOf(names, { pos: 7, id: "a", state: "Open", paidInPlace: "100" })).to.deep.equal({
      id: "a",
      state: "Open",
    });
  });

  it("are named by every route", () => {
    expect(() => fieldsOf({ title: "Nothing" })).to.throw(RangeError, "Nothing");
    for (const { item } of EVERY_ROUTE) expect(fieldsOf(item)).to.include.members(item.required as string[]);
  });
});
