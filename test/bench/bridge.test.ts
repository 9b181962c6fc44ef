import { expect } from "chai";
import { measure } from "../../bench/bridge/measure.ts";
import { table } from "../../bench/bridge/rows.ts";
import { TINY } from "../../bench/bridge/settings.ts";

/** The figures of a run of this size mean nothing; that there are figures does. */
describe("bench:bridge", () => {
  it("brings every row", async () => {
    const rows = await measure(TINY, { ways: ["mqtt", "http", "hj212"] });
    const names = rows.map(({ name }) => name);
    expect(names).to.include.members([
      "bridge-mqtt-durable",
      "bridge-mqtt-end-to-end",
      "bridge-http-durable",
      "bridge-http-end-to-end",
      "bridge-hj212-durable",
      "bridge-hj212-end-to-end",
      "bridge-sealed",
      "bridge-unsealed",
      "bridge-mqtt-ack-p99",
      "bridge-http-ack-p99",
      "bridge-hj212-ack-p99",
      "bridge-sealed-lag-p99",
      "bridge-rss-growth",
    ]);
    expect(new Set(names).size).to.equal(names.length);
    for (const { name, value, peerValue = 0, ratio = 0 } of rows) {
      expect(Number.isFinite(value) && Number.isFinite(peerValue) && Number.isFinite(ratio), name).to.equal(true);
    }
    expect(table(rows).split("\n")).to.have.length(rows.length);
  });

  it("brings the rows of two workers beside one, where there are PostgreSQL and mosquitto", async () => {
    const said: string[] = [];
    const rows = await measure(TINY, { ways: ["workers"], say: (line) => said.push(line) });
    const isLeftOut = said.some((line) => line.includes("left out"));
    expect(rows.map(({ name }) => name)).to.deep.equal(
      isLeftOut ? [] : ["durable", "sealed", "capacity"].map((what) => `bridge-workers-${what}`),
    );
    for (const { ratio, peer } of rows) {
      expect(ratio).to.be.greaterThan(0);
      expect(peer).to.equal("one worker");
    }
  });
});
