import { expect } from "chai";
import { type SensorThingsBench, sensorThingsBench } from "../../../../../src/testing/sensor-things.ts";

describe("answers of SensorThings", function () {
  this.timeout(120_000);
  let bench: SensorThingsBench;
  before(async () => {
    bench = await sensorThingsBench();
  });
  after(() => bench.close());

  it("answers no more entities than one answer may have", async () => {
    const all = "Thing/Datastreams/Thing/Datastreams/Observations/Datastream";
    const deep = "Datastream/Observations/Datastream/Observations/Datastream/Observations";
    const { status, body } = await bench.get(`Observations?$expand=${deep}`);
    expect(`${status} ${body.code}`).to.equal("400 INDEX_QUERY_TOO_WIDE");
    expect((await bench.get(`Datastreams?$expand=${all}`)).status).to.equal(200);
  });

  it("looks at no more pairs of values than rows, and takes no name of JavaScript for a function", async () => {
    const each = "Datastreams/Observations/result";
    const pairs = `concat(concat(${each},${each}),concat(${each},concat(${each},${each}))) eq 'x'`;
    for (const [filter, is] of [
      [pairs, "400 INDEX_QUERY_TOO_WIDE"],
      ["constructor() eq 1", "400 INDEX_QUERY_INVALID"],
    ] as const) {
      const { status, body } = await bench.get(`Things?$filter=${encodeURIComponent(filter)}`);
      expect(`${status} ${body.code}`).to.equal(is);
    }
    const spaces = `Observations?$orderby=${encodeURIComponent(`result${" ".repeat(50)}desc`)}`;
    expect((await bench.get(spaces)).status).to.equal(200);
  });

  it("says in a header up to where the chain is in the answer, and that nobody else may keep it", async () => {
    const { headers } = await bench.get("Things");
    const asOf = JSON.parse(headers.get("tally-as-of") ?? "{}");
    expect(asOf.block).to.equal(await bench.system.ethers.provider.getBlockNumber());
    expect(headers.get("cache-control")).to.equal("private, no-store");
  });
});
