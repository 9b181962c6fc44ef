import { expect } from "chai";
import { checkPool } from "../../../../../src/network/doctor/checks/pool.ts";
import type { Observation } from "../../../../../src/network/doctor/observation.ts";

const namesOf = (size: number, held: number) =>
  checkPool({ pool: { size, held }, files: undefined } as Observation).map(({ name }) => name);

describe("the doctor on the pool", () => {
  it("finds one that is nearly full, and very many in one that is bounded by bytes and tells -1", () => {
    expect(namesOf(4_096, 3_686)).to.deep.equal([]);
    expect(namesOf(4_096, 3_687)).to.deep.equal(["pool-full"]);
    expect(namesOf(-1, 0)).to.deep.equal([]);
    expect(namesOf(-1, 3_686)).to.deep.equal([]);
    expect(namesOf(-1, 10_000)).to.deep.equal(["pool-full"]);
  });
});
