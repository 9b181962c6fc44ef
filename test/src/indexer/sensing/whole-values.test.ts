import { expect } from "chai";
import { openUrlWithin } from "../../../../src/lib/open-url.ts";
import { waitMined, write } from "../../../../src/sdk/core/write.ts";
import { queryBatch, queryExceedances, querySensor, querySensors } from "../../../../src/sdk/query/sensing.ts";
import { sensorsContract } from "../../../../src/sdk/sensing/contracts.ts";
import { toSensorStruct } from "../../../../src/sdk/sensing/model/sensor-struct.ts";
import { indexerOn } from "../../../../src/testing/indexer.ts";
import { pgliteServer } from "../../../../src/testing/postgres.ts";
import { postgresOrSkip } from "../../../../src/testing/postgres-or-skip.ts";
import { PH, sensingSystem } from "../../../../src/testing/sensing.ts";

const [LOWEST, HIGHEST] = [-(2n ** 63n), 2n ** 63n - 1n];
/** At the ends of 64 bits, and where numbers begin to lose digits. */
const VALUES = [LOWEST, HIGHEST, LOWEST + 1n, -(2n ** 53n) - 1n, 2n ** 53n + 1n];

/** What each floor tells of values that no number of JavaScript has. @param store Where rows are kept: a file by default. */
async function told(store: { readonly store?: string; readonly poolSize?: number } = {}) {
  const system = await sensingSystem();
  const { ours, operator, regulator, stranger, sensors, stations } = system;
  const [, station] = stations;
  const wide = { ...toSensorStruct({ ...PH, station, parameter: "wide" }), rangeMin: LOWEST, rangeMax: HIGHEST };
  await waitMined(operator, await write(operator, sensorsContract(operator), "proposeSensor", [wide], {}));
  const bounds = { min: LOWEST + 2n, max: HIGHEST - 1n };
  const limit = [sensors.ph, bounds.min, bounds.max] as const;
  await waitMined(regulator, await write(regulator, sensorsContract(regulator), "setLimit", limit, {}));
  const observedAt = (await system.now()) - 500;
  const carried = VALUES.map((value, i) => ({ sensor: sensors.ph, seq: i + 1, observedAt: observedAt + i, value }));
  const last = carried.slice(-1).map((each) => ({ ...each, quality: 1 as const }));
  const exceedances = carried.slice(0, 3);
  await system.seal(
    VALUES.map(() => 700),
    { exceedances, latest: last },
  );
  const { batch, id } = await ours.feeds.getSealedBatch({ station, firstSeq: 1 });
  await stranger.exceedances.openListedAndWait({ batch });
  const indexer = await indexerOn(system, store);
  await indexer.caughtUp();
  const get = async (path: string, accept = "application/json") =>
    (await openUrlWithin(10_000)({ url: `${indexer.url}${path}`, method: "GET", headers: { accept } })).body;
  const text = async (path: string, accept?: string) => new Response((await get(path, accept)) as never).text();
  try {
    const source = { api: indexer.api };
    const listed = await ours.exceedances.listExceedances({ source });
    expect(listed).to.deep.equal(await ours.exceedances.listExceedances());
    expect(listed.map(({ value }) => value)).to.deep.equal(VALUES.slice(0, 3));
    const { items } = await queryExceedances(indexer.api);
    expect(items.map(({ value }) => value)).to.deep.equal(VALUES.slice(0, 3).map(String));
    const { item: sealed } = await queryBatch(indexer.api, { id });
    expect(sealed.exceedances.map(({ value }) => value)).to.deep.equal(VALUES.slice(0, 3).map(String));
    expect(sealed.latest.map(({ value }) => value)).to.deep.equal([String(VALUES.at(-1))]);
    const { item: ph } = await querySensor(indexer.api, { id: sensors.ph });
    expect(ph.latest?.value).to.equal(String(VALUES.at(-1)));
    expect(ph.limit).to.deep.equal({ min: String(bounds.min), max: String(bounds.max) });
    const ranges = (await querySensors(indexer.api, { station })).items.map(({ range }) => range);
    expect(ranges.at(-1)).to.deep.equal({ min: String(LOWEST), max: String(HIGHEST) });
    expect(await ours.sensors.getSensor({ sensor: ph.id })).to.deep.include({ limit: bounds });
    expect((await ours.sensors.getLatest({ sensor: ph.id })).value).to.equal(VALUES.at(-1));
    const csv = await text("/v1/exceedances", "text/csv");
    for (const value of VALUES.slice(0, 3)) expect(csv).to.include(`,${value},`);
    const observed = JSON.parse(await text("/sensorthings/v1.1/Observations?$orderby=result"));
    const shown = observed.value.map((each: { result: number; parameters: { exact: string } }) => [
      each.result,
      each.parameters.exact,
    ]);
    const exact = ["-92233720368547758.08", "-92233720368547758.07", "90071992547409.93", "92233720368547758.07"];
    expect(shown.map(([, each]: [number, string]) => each)).to.have.members(exact);
    expect(shown.map(([result]: [number]) => result)).to.deep.equal(exact.map(Number).sort((a, b) => a - b));
  } finally {
    await indexer.close();
  }
}

describe("indexer: values at the ends of 64 bits", () => {
  it("keep every digit in a file of SQLite", () => told());

  it("keep every digit in PostgreSQL in this process", async () => {
    const server = await pgliteServer();
    try {
      await told({ store: await server.fresh(), poolSize: server.poolSize });
    } finally {
      await server.close();
    }
  });

  describe("on a PostgreSQL server", () => {
    const server = postgresOrSkip();
    it("keep every digit", async () => told({ store: await server.fresh(), poolSize: server.poolSize }));
  });
});
