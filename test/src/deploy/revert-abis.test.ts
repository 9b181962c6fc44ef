import { expect } from "chai";
import { revertAbis } from "../../../src/deploy/revert-abis.ts";

describe("src/deploy/revert-abis", () => {
  it("has errors alone: of a library, functions take what is no type of an ABI", () => {
    const kinds = revertAbis()().flatMap(({ fragments }) => fragments.map(({ type }) => type));
    expect(kinds).to.include("error");
    expect([...new Set(kinds)]).to.deep.equal(["error"]);
  });
});
