import { expect } from "chai";
import { entitiesOf } from "../../../../../src/indexer/sensing/sensor-things/entities.ts";
import { find } from "../../../../../src/indexer/sensing/sensor-things/find.ts";
import { observation } from "../../../../../src/indexer/sensing/sensor-things/observation-type.ts";
import { parseOptions } from "../../../../../src/indexer/sensing/sensor-things/options.ts";
import { READING, readingId, SENSOR, STATION } from "../../../../../src/indexer/sensing/tables.ts";
import { placeMark } from "../../../../../src/indexer/serve/place-mark.ts";
import { createTables } from "../../../../../src/indexer/store/create-tables.ts";
import { type Condition, readerOf } from "../../../../../src/indexer/store/reader.ts";
import { upsert } from "../../../../../src/indexer/store/rows.ts";
import { planningDatabase } from "../../../../../src/testing/planning-database.ts";

const FROM = 1_700_000_000_000;
const VALUES: Readonly<Record<string, string>> = {
  id: "5000001",
  phenomenonTime: new Date(FROM + 5_000).toISOString(),
  resultTime: new Date(FROM + 5_000).toISOString(),
  result: "5",
  "Datastream/id": "1",
  "Datastream/Sensor/id": "1",
  "Datastream/Thing/id": "1",
  "FeatureOfInterest/id": "1",
  "parameters/seq": "5",
  "parameters/quality": "1",
};

describe("SensorThings: how observations are looked up", () => {
  const { db, asked, plansOf } = planningDatabase();
  after(() => db.destroy());
  before(async () => {
    await createTables(db, [READING, SENSOR, STATION], "sqlite");
    const rows = Array.from({ length: 40 }, (_, i) => {
      const [station, seq] = [1 + (i % 2), 1 + Math.floor(i / 2)];
      const time = FROM + seq * 1_000;
      const plain = { receivedAt: time, quality: i % 3 === 0 ? null : 1, checks: [], batch: "0x", isOfBridge: true };
      return {
        id: readingId(station, seq),
        station,
        seq,
        sensor: station,
        observedAt: time,
        result: seq,
        exact: String(seq),
        ...plain,
      };
    });
    await upsert(db, READING, rows);
    const place = { pos: 1, block: 1, transaction: "0x", phase: "Active" };
    const limits = { range: { min: 0, max: 1 }, limit: { min: null, max: null }, latest: null, interval: 1, scale: 0 };
    const [zero, none] = [
      { upstream: 0, latitude: 0, longitude: 0, quorum: 0, epoch: 0, lastSeq: 0 },
      { gateways: [] },
    ];
    const counted = { batches: 0, gaps: 0, equivocations: 0, openExceedances: 0, sensors: [], ...zero, ...none };
    for (const id of [1, 2]) {
      await upsert(db, SENSOR, [{ id, station: id, parameter: "pH", unit: "1", ...limits, ...place }]);
      await upsert(db, STATION, [{ id, operator: 1, name: `${id}`, reach: "a", ...counted, ...place }]);
    }
  });

  const found = async (where: readonly Condition[], given: Readonly<Record<string, string>>) => {
    asked.length = 0;
    const read = readerOf(db);
    const making = { read, places: placeMark("mark"), root: "", origin: "", hasBridge: async () => false };
    return find(observation, where, parseOptions(Object.entries(given), observation), entitiesOf(making), FROM);
  };
  const wholeReads = () => plansOf("reading");

  const NEAR: readonly (readonly Condition[])[] = [[], [["sensor", "=", 1]], [["station", "=", 1]]];
  const ORDERS = ["", ...Object.keys(VALUES).flatMap((path) => [path, `${path} desc`]), "result, id desc"];
  const filters = Object.entries(VALUES).flatMap(([path, value]) =>
    ["eq", "gt", "ne"].map((operator) => `${path} ${operator} ${value}`),
  );
  const withOthers = [...filters, ...filters.map((each) => `${each} and phenomenonTime ge ${VALUES.phenomenonTime}`)];

  it("passes over none and sorts none in the store, whatever is filtered, ordered and counted", async () => {
    let seen = 0;
    for (const where of NEAR) {
      for (const order of ORDERS) {
        for (const filter of ["", ...withOthers]) {
          const given = {
            $count: "true",
            $top: "3",
            ...(filter && { $filter: filter }),
            ...(order && { $orderby: order }),
          };
          await found(where, given);
          expect(wholeReads(), JSON.stringify([where, given])).to.deep.equal([]);
          seen += asked.length;
        }
      }
    }
    expect(seen).to.be.above(3_000);
  });

  it("finds the same whichever way it is looked up", async () => {
    const results = async (given: Readonly<Record<string, string>>) =>
      (await found([], { ...given, $top: "100" })).entities.map(({ id }) => id).sort((a, b) => a - b);
    for (const filter of withOthers) {
      const plain = await results({ $filter: filter });
      // What stands within `or` is judged row by row.
      expect(await results({ $filter: `(${filter}) or false` }), filter).to.deep.equal(plain);
    }
    expect(await results({ $filter: "parameters/quality ne 1" })).to.have.length(14);
  });

  it("judges a number beside a time, and a time beside a number, as no value of the other", async () => {
    const time = VALUES.phenomenonTime;
    for (const [filter, many] of [
      [`id lt ${time}`, 0],
      ["phenomenonTime gt 5", 0],
      ["phenomenonTime ne 5", 40],
    ] as const) {
      expect((await found([], { $filter: filter, $count: "true" })).count, filter).to.equal(many);
    }
  });
});
