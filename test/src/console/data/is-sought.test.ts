import { expect } from "chai";
import { isSought } from "../../../../src/console/data/is-sought.ts";

const of = (version: string) => ({ resource: "0xab01", name: "0xcd02", versions: [{ contentRoot: version } as never] });

describe("the catalogue's search", () => {
  it("finds by the beginning of a hash, and by what is in the owner's name, without regard to case", () => {
    const found = (text: string) => isSought(text, of("0xef03"), "Steel Works");
    for (const text of ["", "0xAB", "0xcd02", "0xef", " steel ", "WORKS"]) expect(found(text), text).to.equal(true);
    for (const text of ["ab01", "0xab02", "bank", "<img src=x>", "\u202e"]) expect(found(text), text).to.equal(false);
  });
});
