import { expect } from "chai";
import { type SensorThingsBench, sensorThingsBench, VALUES } from "../../../../../src/testing/sensor-things.ts";
import { compared, inOrder, ORDERS } from "../../../../../src/testing/sensor-things-order.ts";
import { DATA_MODEL, relationsOf, SETS, setOf } from "../../../../../src/testing/sensor-things-model.ts";

describe("SensorThings 1.1: conf/request-data", function () {
  this.timeout(120_000);
  let bench: SensorThingsBench;
  before(async () => {
    bench = await sensorThingsBench();
  });
  after(() => bench.close());

  const results = async (options: string) => {
    const { status, body } = await bench.get(`Observations?${options}`);
    expect(status, options).to.equal(200);
    return body.value.map(({ result }: { result: number }) => Math.round(result * 100));
  };
  const refused = async (path: string) => {
    const { status, body } = await bench.get(path);
    return `${status} ${body.code}`;
  };
  const sorted = [...VALUES].sort((a, b) => a - b);

  it("conf/request-data/status-code", async () => {
    for (const set of SETS) {
      expect(await refused(`${set}(9223372036854775807)`)).to.equal("404 NOT_FOUND");
      expect(await refused(`${set}(0)`)).to.equal("404 NOT_FOUND");
      expect(await refused(`${set}(x)`)).to.equal("404 NOT_FOUND");
    }
    for (const path of [
      "Nothings",
      "Things(1)/Nothings",
      "Things/name",
      "Things/$value",
      "Things(1)/$ref",
      "Things(1)/name/$ref",
    ]) {
      expect(await refused(path), path).to.equal("404 NOT_FOUND");
    }
    expect(await refused("Things(9)/Datastreams")).to.equal("404 NOT_FOUND");
    for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
      const answer = await fetch(`${bench.root}/Things(1)`, { method, headers: { "content-type": "text/plain" } });
      expect([method, answer.status, answer.headers.get("allow")]).to.deep.equal([method, 405, "GET, HEAD"]);
      expect(JSON.parse(await answer.text()).code).to.equal("INDEX_READ_ONLY");
    }
  });

  it("conf/request-data/query-status-code", async () => {
    for (const options of [
      "$nothing=1",
      "other=1",
      "$top=-1",
      "$top=x",
      "$top=1&$top=2",
      "$skip=1.5",
      "$count=yes",
      "$select=nothing",
      "$expand=Nothings",
      "$expand=Datastreams(top=1)",
      "$expand=Datastreams/Nothing",
      "$orderby=nothing",
      "$orderby=",
      "$filter=",
      "$filter=name eq",
      "$filter=name eq 'x",
      "$filter=(name eq 'x'",
      "$filter=name eq 'x')",
      "$filter=nothing eq 1",
      "$filter=Datastreams eq 1",
      "$filter=none(name)",
      "$filter=length(name,name) eq 1",
      "$filter=name eq 2026-13-01T00:00:00Z",
      "$filter=st_within(name, geography'CIRCLE(1 1)')",
      `$filter=${"(".repeat(100)}name eq 'x'${")".repeat(100)}`,
      `$filter=${"not ".repeat(100)}name eq 'x'`,
      `$filter=name eq '${"x".repeat(9_000)}'`,
      "$expand=Datastreams/Thing/Datastreams/Thing/Datastreams/Thing/Datastreams",
      "resultFormat=dataArray",
      "$skiptoken=x",
    ]) {
      expect(await refused(`Things?${options}`), options).to.equal("400 INDEX_QUERY_INVALID");
    }
    for (const option of ["$top=1", "$filter=name eq 'x'", "$orderby=name", "$count=true", "$skip=1"]) {
      expect(await refused(`Things(1)?${option}`), option).to.equal("400 INDEX_QUERY_INVALID");
    }
  });

  it("conf/request-data/order: filter, then count, then order, then skip and top, then expand and select", async () => {
    const { body } = await bench.get(
      "Observations?$select=result&$expand=Datastream($select=id)&$top=1&$skip=2&$orderby=result desc&$count=true&$filter=result gt 7.2",
    );
    const above = sorted.filter((each) => each > 720);
    expect(body["@iot.count"]).to.equal(above.length);
    const id = bench.system.sensors.ph;
    expect(body.value).to.deep.equal([{ result: (above.at(-3) ?? 0) / 100, Datastream: { "@iot.id": id } }]);
  });

  it("conf/request-data/expand", async () => {
    for (const set of SETS) {
      const relations = relationsOf(set);
      for (const wanted of [...relations.map((each) => [each]), relations]) {
        const { body } = await bench.get(`${set}?$expand=${wanted.join()}`);
        for (const entity of body.value) {
          for (const relation of relations) {
            const isExpanded = wanted.includes(relation);
            expect(Object.hasOwn(entity, relation), `${set} ${relation}`).to.equal(isExpanded);
            expect(Object.hasOwn(entity, `${relation}@iot.navigationLink`)).to.equal(!isExpanded);
            const related = isExpanded ? [entity[relation]].flat() : [];
            for (const each of related.slice(0, 2)) {
              expect(each).to.include.keys(...DATA_MODEL[setOf(relation)].properties);
            }
          }
        }
      }
      for (const relation of relations) {
        for (const second of relationsOf(setOf(relation))) {
          const [slash, nested] = await Promise.all([
            bench.get(`${set}?$expand=${relation}/${second}`),
            bench.get(`${set}?$expand=${relation}($expand=${second})`),
          ]);
          expect(slash.status, `${set} ${relation}/${second}`).to.equal(200);
          expect(slash.body).to.deep.equal(nested.body);
        }
      }
    }
    const { body } = await bench.get(
      "Datastreams?$expand=Observations($filter=result gt 7;$orderby=result desc;$top=2;$skip=1;$count=true;$select=result),Thing/Locations,Thing/Datastreams",
    );
    const stream = body.value[0];
    const above = sorted.filter((each) => each > 700);
    expect(stream["Observations@iot.count"]).to.equal(above.length);
    expect(stream.Observations).to.deep.equal(
      [above.at(-2), above.at(-3)].map((each) => ({ result: (each ?? 0) / 100 })),
    );
    const { body: rest } = await bench.get(stream["Observations@iot.nextLink"]);
    expect(rest.value[0]).to.deep.equal({ result: (above.at(-4) ?? 0) / 100 });
    expect(stream.Thing).to.include.keys("Locations", "Datastreams");
  });

  it("conf/request-data/select", async () => {
    for (const set of SETS) {
      const { properties } = DATA_MODEL[set];
      const names = [...properties, ...relationsOf(set)];
      for (const wanted of [...names.map((each) => [each]), names]) {
        const { body } = await bench.get(`${set}?$select=${wanted.join()}`);
        for (const entity of body.value) {
          const shown = Object.keys(entity).map((name) => name.replace("@iot.navigationLink", ""));
          expect(shown, set).to.have.members(wanted);
        }
      }
    }
    const { body } = await bench.get("Things(1)?$select=id,name");
    expect(body).to.deep.equal({ "@iot.id": 1, name: "Spring" });
  });

  it("conf/request-data/orderby", async () => {
    for (const set of SETS) {
      const properties = DATA_MODEL[set].properties.filter((name) => name !== "unitOfMeasurement");
      for (const by of [...properties.map((each) => [each]), properties]) {
        for (const [direction, sign] of [
          ["", 1],
          [" asc", 1],
          [" desc", -1],
        ] as const) {
          const { body } = await bench.get(`${set}?$orderby=${by.map((each) => each + direction).join()}`);
          const keys = body.value.map((each: Record<string, unknown>) => by.map((name) => each[name]));
          for (let i = 1; i < keys.length; i++) expect(inOrder(keys[i - 1], keys[i]) * sign).to.be.at.most(0);
        }
      }
    }
    expect(await results("$orderby=result")).to.deep.equal(sorted);
    expect(await results("$orderby=result desc")).to.deep.equal([...sorted].reverse());
    expect(await results("$orderby=result mod 1,id desc")).to.have.length(VALUES.length);
    const { body } = await bench.get("Datastreams?$orderby=ObservedProperty/name desc&$select=name");
    expect(body.value.map(({ name }: { name: string }) => name)).to.deep.equal([
      "w01009 at Mill Weir",
      "w01001 at Mill Weir",
    ]);
  });

  it("conf/request-data/top", async () => {
    for (const set of SETS) {
      const { body: all } = await bench.get(set);
      for (const top of [0, 1, 2, 3, 100]) {
        const { body } = await bench.get(`${set}?$top=${top}`);
        expect(body.value).to.deep.equal(all.value.slice(0, top));
        const isCut = top > 0 && all.value.length > top;
        expect(Object.hasOwn(body, "@iot.nextLink"), `${set} ${top}`).to.equal(isCut);
      }
    }
    const { body } = await bench.get("Datastreams(1)/Observations?$top=3");
    expect(body.value).to.have.length(3);
  });

  it("conf/request-data/skip", async () => {
    for (const set of SETS) {
      const { body: all } = await bench.get(set);
      for (const skip of [0, 1, 2, 12, 1_000_000]) {
        const { body } = await bench.get(`${set}?$skip=${skip}`);
        expect(body.value).to.deep.equal(all.value.slice(skip));
        expect(body).to.not.have.property("@iot.nextLink");
      }
    }
  });

  it("conf/request-data/count", async () => {
    for (const set of SETS) {
      const { body: all } = await bench.get(set);
      const { body } = await bench.get(`${set}?$count=true&$top=1`);
      expect(body["@iot.count"]).to.equal(all.value.length);
      for (const options of ["$count=false", ""]) {
        expect((await bench.get(`${set}?${options}`)).body).to.not.have.property("@iot.count");
      }
    }
    const { body } = await bench.get("Observations?$count=true&$top=1&$filter=round(result) eq 7");
    expect(body["@iot.count"]).to.equal(VALUES.filter((each) => Math.round(each / 100) === 7).length);
  });

  it("conf/request-data/filter: by every property of every set, and by those of what is related", async () => {
    for (const set of SETS) {
      const { body: all } = await bench.get(set);
      for (const name of DATA_MODEL[set].properties) {
        const sample = all.value[0][name];
        if (typeof sample === "object") continue;
        const literal =
          typeof sample === "number" || /[tT]ime/.test(name) ? sample : `'${sample.replaceAll("'", "''")}'`;
        for (const [operator, holds] of Object.entries(ORDERS)) {
          const { status, body } = await bench.get(
            `${set}?$filter=${encodeURIComponent(`${name} ${operator} ${literal}`)}`,
          );
          expect(status, `${set} ${name}`).to.equal(200);
          const expected = all.value.filter((each: Record<string, never>) => holds(compared(each[name], sample)));
          expect(body.value, `${set} ${name} ${operator} ${literal}`).to.deep.equal(expected);
        }
      }
    }
    const names = async (path: string) => (await bench.get(path)).body.value.map(({ name }: { name: string }) => name);
    expect(await names("Things?$filter=Datastreams/ObservedProperty/name eq 'w01001'")).to.deep.equal(["Mill Weir"]);
    expect(await names("Things?$filter=Datastreams/Observations/result gt 8.8")).to.deep.equal(["Mill Weir"]);
    expect(await names("Things?$filter=not (Datastreams/id eq 1)")).to.deep.equal(["Spring"]);
    expect(await names("Things?$filter=properties/reach eq 'Upper'")).to.deep.equal(["Spring"]);
    expect(await results("$filter=Datastream/Thing/name eq 'Spring'")).to.deep.equal([]);
    expect(await results("$filter=Datastream/Thing/id eq 2 and result lt 7")).to.deep.equal(
      VALUES.filter((each) => each < 700),
    );
    const fourth = new Date(bench.readings[3]?.observedAt ?? 0).toISOString();
    expect(await results(`$filter=phenomenonTime gt ${fourth}`)).to.deep.equal(VALUES.slice(4));
    expect(
      await results(`$filter=phenomenonTime ge ${fourth.replace("Z", "%2B00:00")} and result ne 8.5`),
    ).to.deep.equal(VALUES.slice(4));
  });

  it("conf/request-data/pagination: the next links lead through all, whatever the order", async () => {
    for (const options of [
      "$top=5",
      "$top=5&$orderby=result desc",
      "$top=5&$orderby=result add 1 desc",
      "$top=5&$filter=length(Datastream/name) gt 1",
      "$top=2&$skip=3",
    ]) {
      const seen: number[] = [];
      let pages = 0;
      for (let at: string | undefined = `Observations?${options}`; at !== undefined; pages++) {
        const { body } = await bench.get(at);
        seen.push(...body.value.map((each: Record<string, number>) => each["@iot.id"]));
        at = body["@iot.nextLink"];
      }
      const all = options.includes("skip") ? VALUES.length - 3 : VALUES.length;
      expect(new Set(seen).size, options).to.equal(all);
      expect(seen).to.have.length(all);
      expect(pages).to.be.greaterThan(2);
    }
  });
});
