import { expect } from "chai";
import { amount, orNull, table, text, word } from "../../../../src/indexer/store/table.ts";

describe("a table of the indexer", () => {
  it("is not looked up by a text of any length: PostgreSQL indexes none, and would end with it", () => {
    const columns = { id: word(), name: text(), note: orNull(text()), sum: amount() };
    expect(table("thing", columns, ["id"], [["sum"]]).key).to.deep.equal(["id"]);
    expect(() => table("thing", columns, ["name"])).to.throw(RangeError, "thing is looked up by name");
    expect(() => table("thing", columns, ["id"], [["sum", "note"]])).to.throw(RangeError, "by note");
  });
});
