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

  it("says in a header up to where the chain is in the answer, and that nobody else may keep it", async () => {
    const { headers } = await bench.get("Things");
    const asOf = JSON.parse(headers.get("tally-as-of") ?? "{}");
    expect(asOf.block).to.equal(await bench.system.ethers.provider.getBlockNumber());
    expect(headers.get("cache-control")).to.equal("private, no-store");
  });
});
