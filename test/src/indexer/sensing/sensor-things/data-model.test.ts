import { expect } from "chai";
import { type SensorThingsBench, sensorThingsBench } from "../../../../../src/testing/sensor-things.ts";
import { DATA_MODEL, relationsOf, SETS, type SetName, setOf } from "../../../../../src/testing/sensor-things-model.ts";

/** Steps of the longest paths that are tried. */
const LEVELS = 4;

describe("SensorThings 1.1: conf/datamodel and conf/resource-path", function () {
  this.timeout(120_000);
  let bench: SensorThingsBench;
  before(async () => {
    bench = await sensorThingsBench();
  });
  after(() => bench.close());

  const first = async (set: SetName) => (await bench.get(set)).body.value[0];

  it("conf/datamodel/entity-control-information/common-control-information", async () => {
    for (const set of SETS) {
      const { body } = await bench.get(set);
      expect(body.value.length, set).to.be.greaterThan(0);
      for (const entity of body.value) {
        const id = entity["@iot.id"];
        expect(entity["@iot.selfLink"]).to.equal(`${bench.root}/${set}(${id})`);
        expect((await bench.get(entity["@iot.selfLink"])).body).to.deep.equal(entity);
        for (const relation of relationsOf(set)) {
          expect(entity[`${relation}@iot.navigationLink`]).to.equal(`${bench.root}/${set}(${id})/${relation}`);
        }
      }
    }
  });

  for (const set of SETS) {
    const { conf, properties, one, many } = DATA_MODEL[set];
    it(`conf/datamodel/${conf}/properties`, async () => {
      const entity = await first(set);
      for (const property of properties) expect(entity[property], property).to.not.be.oneOf([undefined, null, ""]);
    });

    it(`conf/datamodel/${conf}/relations`, async () => {
      const { "@iot.id": id } = await first(set);
      for (const relation of one) {
        const { status, body } = await bench.get(`${set}(${id})/${relation}`);
        expect(status, relation).to.equal(200);
        expect(body["@iot.selfLink"]).to.match(new RegExp(`/${setOf(relation)}\\(\\d+\\)$`));
      }
      for (const relation of many) {
        const { status, body } = await bench.get(`${set}(${id})/${relation}`);
        expect(status, relation).to.equal(200);
        expect(body.value).to.be.an("array");
      }
    });
  }

  it("conf/resource-path/resource-path-to-entities: the root, with what it conforms to", async () => {
    for (const path of ["", "/"]) {
      const { status, body } = await bench.get(`${bench.root}${path}`);
      expect(status).to.equal(200);
      expect(body.value).to.have.deep.members(SETS.map((name) => ({ name, url: `${bench.root}/${name}` })));
      expect(body.serverSettings.conformance).to.deep.equal([
        "http://www.opengis.net/spec/iot_sensing/1.1/req/datamodel",
        "http://www.opengis.net/spec/iot_sensing/1.1/req/resource-path/resource-path-to-entities",
        "http://www.opengis.net/spec/iot_sensing/1.1/req/request-data",
      ]);
    }
  });

  it("conf/resource-path/resource-path-to-entities: every path of relations, and the references at its end", async () => {
    let paths = 0;
    const walk = async (path: string, relation: string, level: number): Promise<void> => {
      const { status, body } = await bench.get(path);
      expect(status, path).to.equal(200);
      const references = await bench.get(`${path}/$ref`);
      expect(references.status, path).to.equal(200);
      paths++;
      const isSet = Array.isArray(body.value);
      const links = isSet ? references.body.value : [references.body];
      const entities = isSet ? body.value : [body];
      expect(links).to.deep.equal(
        entities.map((each: Record<string, unknown>) => ({ "@iot.selfLink": each["@iot.selfLink"] })),
      );
      if (level === LEVELS || entities.length === 0) return;
      const step = isSet ? `${path}(${entities.at(-1)["@iot.id"]})` : path;
      for (const next of relationsOf(setOf(relation))) await walk(`${step}/${next}`, next, level + 1);
    };
    for (const set of SETS) await walk(set, set, 1);
    expect(paths).to.be.greaterThan(100);
  });

  it("conf/resource-path/resource-path-to-entities: properties and their values", async () => {
    for (const set of SETS) {
      const { "@iot.id": id, ...entity } = await first(set);
      for (const property of DATA_MODEL[set].properties) {
        const one = await bench.get(`${set}(${id})/${property}`);
        expect(one.body, property).to.deep.equal({ [property]: entity[property] });
        const value = await bench.get(`${set}(${id})/${property}/$value`);
        expect(value.status).to.equal(200);
        if (typeof entity[property] === "object") expect(value.body).to.deep.equal(entity[property]);
        else expect(value.text).to.equal(String(entity[property]));
      }
    }
    const { body } = await bench.get("Things(2)/properties/reach");
    expect(body).to.deep.equal({ reach: "Lower" });
    expect((await bench.get("Datastreams(2)/phenomenonTime")).status).to.equal(204);
    expect((await bench.get("Things(2)/properties/none")).status).to.equal(404);
  });

  it("is of the register and of the sealed readings, and every Observation links its proof", async () => {
    const { system, readings } = bench;
    const { body: thing } = await bench.get("Things(2)?$expand=Locations");
    expect(thing).to.deep.include({ name: "Mill Weir" });
    expect(thing.properties).to.deep.include({ station: 2, reach: "Lower", operator: 2, upstream: 1, phase: "Active" });
    expect(thing.Locations[0].location).to.deep.equal({ type: "Point", coordinates: [-111.83, 41.74] });
    const { body: stream } = await bench.get(`Datastreams(${system.sensors.ph})`);
    expect(stream.unitOfMeasurement).to.deep.equal({ name: "[pH]", symbol: "[pH]", definition: "ucum:[pH]" });
    expect(stream.properties.limit).to.deep.equal({ min: 6, max: 9 });
    const [start, end] = [readings[0], readings.at(-1)].map((each) => new Date(each?.observedAt ?? 0).toISOString());
    expect(stream.phenomenonTime).to.equal(`${start}/${end}`);
    const { body } = await bench.get("Observations");
    expect(body.value.map(({ result }: { result: number }) => result)).to.deep.equal(
      readings.map(({ value }) => value / 100),
    );
    for (const { parameters } of body.value) {
      expect(parameters.source).to.equal("bridge");
      const proof = await bench.get(parameters.proof);
      expect(proof.body.reading).to.deep.include({ station: 2, seq: parameters.seq });
      const batch = await bench.get(parameters.batch);
      expect(batch.body.item.root).to.equal(proof.body.batch.root);
    }
  });
});
