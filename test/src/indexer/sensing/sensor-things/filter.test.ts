import { expect } from "chai";
import type { Entities } from "../../../../../src/indexer/sensing/sensor-things/entities.ts";
import { fulfils } from "../../../../../src/indexer/sensing/sensor-things/evaluate.ts";
import type { Entity } from "../../../../../src/indexer/sensing/sensor-things/model.ts";
import { parseExpression } from "../../../../../src/indexer/sensing/sensor-things/parse-expression.ts";

const NOW = Date.UTC(2026, 6, 1);

const OBSERVATION: Entity = {
  type: "Observation",
  id: 17,
  properties: {
    phenomenonTime: "2026-03-04T05:06:07.250Z",
    result: 7.5,
    resultTime: "2026-03-04T05:06:07.250Z",
    parameters: { name: " Mill Weir ", isLate: false },
  },
  row: {},
};

const LOCATION: Entity = {
  type: "Location",
  id: 2,
  properties: { name: "Mill Weir", location: { type: "Point", coordinates: [1, 2] } },
  row: {},
};

const holds = (filter: string, entity = OBSERVATION) =>
  fulfils(parseExpression(filter, "$filter"), entity, { workOut: async () => undefined } as unknown as Entities, NOW);

/** By filter, whether it holds. */
async function expectAll(filters: Readonly<Record<string, boolean>>, entity?: Entity): Promise<void> {
  for (const [filter, expected] of Object.entries(filters))
    expect(await holds(filter, entity), filter).to.equal(expected);
}

describe("SensorThings 1.1: conf/request-data, $filter", () => {
  it("conf/request-data/built-in-filter-operations: comparisons", () =>
    expectAll({
      "result eq 7.5": true,
      "result ne 7.5": false,
      "result gt 7": true,
      "result ge 7.5": true,
      "result lt 7.5": false,
      "result le 7.5": true,
      "result gt '7'": true,
      "7 lt result": true,
      "id eq 17": true,
      "@iot.id eq 17": true,
      "parameters/isLate eq false": true,
      "parameters/nothing eq null": true,
      "parameters/nothing lt 1": false,
      "phenomenonTime eq 2026-03-04T05:06:07.250Z": true,
      "phenomenonTime eq 2026-03-04T13:06:07.25+08:00": true,
      "phenomenonTime lt 2026-03-04T05:06:07.251Z": true,
      "phenomenonTime gt '2026-03-04T05:06:07Z'": true,
      "phenomenonTime lt 2027-01-01T00:00:00Z/2028-01-01T00:00:00Z": true,
      "phenomenonTime gt 2025-01-01T00:00:00Z/2025-06-01T00:00:00Z": true,
      "phenomenonTime gt 2025-01-01T00:00:00Z/2028-06-01T00:00:00Z": false,
    }));

  it("conf/request-data/built-in-filter-operations: and, or, not, brackets, and what binds first", () =>
    expectAll({
      "result gt 7 and result lt 8": true,
      "result gt 8 or result lt 8": true,
      "not (result gt 7)": false,
      "not parameters/isLate": true,
      "not parameters/isLate eq false": false,
      "result eq 1 and result eq 2 or result eq 7.5": true,
      "result eq 1 and (result eq 2 or result eq 7.5)": false,
      "result eq 7.5 or result eq 1 and result eq 2": true,
    }));

  it("conf/request-data/built-in-filter-operations: arithmetic", () =>
    expectAll({
      "result add 2.5 eq 10": true,
      "result sub 2.5 eq 5": true,
      "result mul 2 eq 15": true,
      "result div 3 eq 2.5": true,
      "result mod 2 eq 1.5": true,
      "1 add 2 mul 3 eq 7": true,
      "result div 0 eq 1": false,
      "phenomenonTime add duration'P1DT1H' eq 2026-03-05T06:06:07.250Z": true,
      "phenomenonTime sub 2026-03-04T05:06:07Z eq duration'PT0.25S'": true,
    }));

  it("conf/request-data/built-in-query-functions: texts", () =>
    expectAll({
      "substringof('Weir', parameters/name)": true,
      "substringof('weir', parameters/name)": false,
      "endswith(trim(parameters/name), 'Weir')": true,
      "startswith(parameters/name, ' Mill')": true,
      "length(parameters/name) eq 11": true,
      "indexof(parameters/name, 'Weir') eq 6": true,
      "substring(parameters/name, 6) eq 'Weir '": true,
      "substring(parameters/name, 6, 2) eq 'We'": true,
      "tolower(parameters/name) eq ' mill weir '": true,
      "toupper(parameters/name) eq ' MILL WEIR '": true,
      "trim(parameters/name) eq 'Mill Weir'": true,
      "concat(concat(trim(parameters/name), ', '), 'Lower') eq 'Mill Weir, Lower'": true,
      "concat('it''s', '') eq 'it''s'": true,
    }));

  it("conf/request-data/built-in-query-functions: times", () =>
    expectAll({
      "year(phenomenonTime) eq 2026": true,
      "month(phenomenonTime) eq 3": true,
      "day(phenomenonTime) eq 4": true,
      "hour(phenomenonTime) eq 5": true,
      "minute(phenomenonTime) eq 6": true,
      "second(phenomenonTime) eq 7": true,
      "fractionalseconds(phenomenonTime) eq 0.25": true,
      "date(phenomenonTime) eq 2026-03-04": true,
      "date(phenomenonTime) lt 2026-03-05": true,
      "time(phenomenonTime) eq 05:06:07.250": true,
      "time(phenomenonTime) gt 12:00": false,
      "totaloffsetminutes(phenomenonTime) eq 0": true,
      "totaloffsetminutes(2026-03-04T05:06:07-03:30) eq -210": true,
      "hour(2026-03-04T05:06:07+08:00) eq 5": true,
      "phenomenonTime lt now()": true,
      "phenomenonTime gt mindatetime() and phenomenonTime lt maxdatetime()": true,
    }));

  it("conf/request-data/built-in-query-functions: numbers", () =>
    expectAll({
      "round(result) eq 8": true,
      "round(-7.5) eq -8": true,
      "floor(result) eq 7": true,
      "ceiling(result) eq 8": true,
    }));

  it("conf/request-data/built-in-query-functions: places", () =>
    expectAll(
      {
        "geo.distance(location, geography'POINT(4 6)') eq 5": true,
        "geo.distance(location, geography'LINESTRING(0 0, 0 9)') eq 1": true,
        "geo.distance(geography'POLYGON((0 0, 9 0, 9 9, 0 9, 0 0))', location) eq 0": true,
        "geo.length(geography'LINESTRING(0 0, 3 4, 3 5)') eq 6": true,
        "geo.intersects(location, geography'POLYGON((0 0, 9 0, 9 9, 0 9, 0 0))')": true,
        "geo.intersects(location, geography'POLYGON((5 5, 9 5, 9 9, 5 9, 5 5))')": false,
      },
      LOCATION,
    ));

  it("conf/request-data/built-in-query-functions: spatial relations", () =>
    expectAll(
      {
        "st_equals(location, geography'POINT(1 2)')": true,
        "st_disjoint(location, geography'POINT(1 3)')": true,
        "st_touches(location, geography'POLYGON((1 0, 9 0, 9 9, 1 9, 1 0))')": true,
        "st_touches(location, geography'LINESTRING(1 2, 5 5)')": true,
        "st_within(location, geography'POLYGON((0 0, 9 0, 9 9, 0 9, 0 0))')": true,
        "st_within(location, geography'POLYGON((0 0, 9 0, 9 9, 0 9, 0 0),(0.5 1.5, 1.5 1.5, 1.5 2.5, 0.5 2.5, 0.5 1.5))')": false,
        "st_within(location, geography'LINESTRING(0 1, 2 3)')": true,
        "st_overlaps(location, geography'POINT(1 2)')": false,
        "st_crosses(location, geography'LINESTRING(0 1, 2 3)')": false,
        "st_intersects(location, geography'LINESTRING(0 1, 2 3)')": true,
        "st_contains(geography'POLYGON((0 0, 9 0, 9 9, 0 9, 0 0))', location)": true,
        "st_contains(location, geography'POLYGON((0 0, 9 0, 9 9, 0 9, 0 0))')": false,
        "st_relate(location, geography'POLYGON((0 0, 9 0, 9 9, 0 9, 0 0))', '0FFFFF212')": true,
        "st_relate(geography'POLYGON((0 0, 9 0, 9 9, 0 9, 0 0))', location, '0F2FF1FF2')": true,
        "st_relate(location, geography'POINT(1 2)', 'T*F**FFF*')": true,
      },
      LOCATION,
    ));

  it("is worth nothing where a function cannot do anything with a value", () =>
    expectAll({
      "year(parameters/name) eq 2026": false,
      "round(parameters/name) eq 8": false,
      "geo.distance(result, geography'POINT(4 6)') eq 5": false,
      "startswith(parameters/nothing, 'x')": false,
    }));
});
