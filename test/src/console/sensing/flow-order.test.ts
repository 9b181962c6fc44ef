import { expect } from "chai";
import { flowOrder } from "../../../../src/console/sensing/flow-order.ts";

describe("src/console/sensing/flow-order", () => {
  const placed = (stations: readonly (readonly [id: number, upstream: number])[]) =>
    flowOrder(stations.map(([id, upstream]) => ({ id, upstream }))).map(({ station, lane, from, passing }) => [
      station.id,
      lane,
      from,
      [...passing],
    ]);

  it("follows the flow from the spring down, whatever the order of proposal", () => {
    expect(
      placed([
        [3, 2],
        [1, 0],
        [2, 1],
      ]),
    ).to.deep.equal([
      [1, 0, undefined, []],
      [2, 0, 0, []],
      [3, 0, 0, []],
    ]);
  });

  it("gives a branch a lane of its own, beside which the main course passes", () => {
    expect(
      placed([
        [1, 0],
        [2, 1],
        [3, 1],
        [4, 2],
      ]),
    ).to.deep.equal([
      [1, 0, undefined, []],
      [3, 1, 0, [0]],
      [2, 0, 0, []],
      [4, 0, 0, []],
    ]);
  });

  it("begins a lane at each spring, and where the station upstream is not known", () => {
    expect(
      placed([
        [1, 0],
        [5, 0],
        [7, 99],
      ]),
    ).to.deep.equal([
      [1, 0, undefined, []],
      [5, 1, undefined, []],
      [7, 2, undefined, []],
    ]);
  });

  it("shows each station once, also where they are upstream of each other", () => {
    expect(
      placed([
        [1, 2],
        [2, 1],
        [3, 3],
      ]).map(([id]) => id),
    ).to.have.members([1, 2, 3]);
    expect(flowOrder([])).to.deep.equal([]);
  });
});
