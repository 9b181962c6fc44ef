import { expect } from "chai";
import { assignStations } from "../../../../src/bridge/lease/assign-stations.ts";

const worker = (name: string, ...stations: number[]) => ({ name, stations });
const hold = (holder: string, ...stations: number[]) => stations.map((station) => ({ station, holder }));
const assigned = (workers: ReturnType<typeof worker>[], held: ReturnType<typeof hold> = []) =>
  Object.fromEntries([...assignStations({ workers, held })].sort(([a], [b]) => a - b));

describe("which worker a station should be with", () => {
  it("shares out what nobody holds", () => {
    expect(assigned([worker("a", 1, 2, 3), worker("b", 1, 2, 3)])).to.deep.equal({ 1: "a", 2: "b", 3: "a" });
    expect(assigned([])).to.deep.equal({});
  });

  it("leaves stations where they are, unless one worker has two more than another", () => {
    const two = [worker("a", 1, 2, 3), worker("b", 1, 2, 3)];
    expect(assigned(two, hold("a", 1, 2))).to.deep.equal({ 1: "a", 2: "a", 3: "b" });
    expect(assigned(two, hold("b", 1, 2, 3))).to.deep.equal({ 1: "a", 2: "b", 3: "b" });
    expect(assigned([...two, worker("c", 1, 2, 3)], hold("b", 1, 2, 3))).to.deep.equal({ 1: "a", 2: "c", 3: "b" });
  });

  it("takes them from a worker that is gone", () => {
    expect(assigned([worker("a", 1, 2)], hold("z", 1, 2))).to.deep.equal({ 1: "a", 2: "a" });
  });

  it("gives none to a worker that is not configured for it", () => {
    expect(assigned([worker("a", 2, 3), worker("b", 1), worker("c")])).to.deep.equal({ 1: "b", 2: "a", 3: "a" });
    expect(assigned([worker("a", 1, 2, 3), worker("b", 1)], hold("a", 1, 2, 3))).to.deep.equal({
      1: "b",
      2: "a",
      3: "a",
    });
    expect(assigned([worker("a", 2)], hold("a", 1))).to.deep.equal({ 2: "a" });
  });

  it("comes to rest: what it says, seen again, is the same, and no loads are two apart", () => {
    const names = ["a", "b", "c", "d"];
    const stations = Array.from({ length: 17 }, (_, i) => i + 1);
    for (const holders of [["a"], ["a", "b"], ["d", "z"], names]) {
      const workers = names.map((name) => worker(name, ...stations));
      const held = stations.map((station) => ({ station, holder: holders[station % holders.length] as string }));
      const first = assignStations({ workers, held });
      const again = [...first].map(([station, holder]) => ({ station, holder }));
      expect(assignStations({ workers, held: again })).to.deep.equal(first);
      const loads = names.map((name) => [...first.values()].filter((each) => each === name).length);
      expect(Math.max(...loads) - Math.min(...loads), holders.join()).to.be.at.most(1);
    }
  });
});
