import { expect } from "chai";
import { findEvents } from "../../../../../src/indexer/custody/epcis/find-events.ts";
import { parametersIn, parseEpcisQuery } from "../../../../../src/indexer/custody/epcis/query.ts";
import { EPCIS_EVENT, EPCIS_NAMED } from "../../../../../src/indexer/custody/epcis/tables.ts";
import { placeMark } from "../../../../../src/indexer/serve/place-mark.ts";
import { createTables } from "../../../../../src/indexer/store/create-tables.ts";
import { readerOf } from "../../../../../src/indexer/store/reader.ts";
import { upsert } from "../../../../../src/indexer/store/rows.ts";
import { refused } from "../../../../../src/testing/errors.ts";
import { planningDatabase } from "../../../../../src/testing/planning-database.ts";

const FROM = 1_700_000_000_000;
const MANY = 100_001;
const at = (second: number) => new Date(FROM + second * 1_000).toISOString();

describe("EPCIS: how events are looked up", () => {
  const { database, db, asked, plansOf } = planningDatabase();
  const places = placeMark("0123456789ab");
  after(() => db.destroy());
  before(async () => {
    await createTables(db, [EPCIS_EVENT, EPCIS_NAMED], "sqlite");
    const rows = Array.from({ length: 60 }, (_, i) => ({
      pos: i + 1,
      eventId: `id-${i % 50}`,
      type: i % 2 === 0 ? "ObjectEvent" : "AggregationEvent",
      action: i % 3 === 0 ? "ADD" : "OBSERVE",
      bizStep: `step-${i % 4}`,
      disposition: `disposition-${i % 5}`,
      readPoint: `point-${i % 6}`,
      bizLocation: i % 7 === 0 ? null : `location-${i % 7}`,
      eventTime: FROM + (i % 20) * 1_000,
      recordTime: FROM + i * 1_000,
      isDeclaredWrong: i >= 50,
      transaction: "0x",
      event: { n: i } as never,
    }));
    await upsert(db, EPCIS_EVENT, rows);
    const named = rows.map(({ pos, eventTime, recordTime }) => {
      return { part: "anyEPC", value: `epc-${pos % 9}`, pos, eventTime, recordTime };
    });
    await upsert(db, EPCIS_NAMED, [...named, ...named.map((row) => ({ ...row, part: "epc" }))]);
  });

  const found = (search: string) =>
    findEvents(readerOf(db), parseEpcisQuery(parametersIn(new URLSearchParams(search))), places);
  const FILTERS = [
    "eventType=ObjectEvent",
    "EQ_action=ADD",
    "EQ_bizStep=step-1",
    "EQ_bizStep=step-1,step-2",
    "EQ_disposition=disposition-1",
    "EQ_readPoint=point-1",
    "WD_readPoint=point-1",
    "EQ_bizLocation=location-1",
    "WD_bizLocation=location-1",
    "EQ_eventID=id-1",
    "MATCH_anyEPC=epc-1",
    "MATCH_epc=epc-1,epc-2",
    `GE_eventTime=${at(3)}`,
    `LT_eventTime=${at(9)}`,
    `GE_recordTime=${at(3)}`,
    `LT_recordTime=${at(40)}`,
    "EXISTS_errorDeclaration=true",
  ];
  const ORDERS = ["eventTime", "recordTime"].flatMap((by) =>
    ["ASC", "DESC"].map((direction) => `orderBy=${by}&orderDirection=${direction}`),
  );

  it("passes over none and sorts none in the store, whatever two things are asked for, in whichever order and on whichever page", async () => {
    const pairs = FILTERS.flatMap((one) => [
      one,
      ...FILTERS.filter((other) => other !== one).map((other) => `${one}&${other}`),
    ]);
    let seen = 0;
    for (const order of ORDERS) {
      for (const filter of ["", ...pairs]) {
        const search = `${order}&perPage=2${filter && `&${filter}`}`;
        asked.length = 0;
        const first = await found(search);
        if (first.next !== undefined) await found(`${search}&nextPageToken=${first.next}`);
        expect(plansOf("epcis_event"), search).to.deep.equal([]);
        expect(plansOf("epcis_named"), search).to.deep.equal([]);
        seen += asked.length;
      }
    }
    expect(seen).to.be.above(1_000);
  });

  it("finds the same whichever way it is looked up", async () => {
    for (const filter of FILTERS) {
      const positions = async (search: string) =>
        (await found(`${search}&perPage=1000`)).events.map(({ pos }) => pos).sort((a, b) => a - b);
      const plain = await positions(filter);
      expect(plain, filter).to.not.be.empty;
      // With two steps asked for no index has the order, and rows are judged one by one.
      const all = "EQ_bizStep=step-0,step-1,step-2,step-3";
      if (!filter.includes("bizStep")) expect(await positions(`${filter}&${all}`), filter).to.deep.equal(plain);
      for (const order of ORDERS) expect(await positions(`${filter}&${order}`), filter).to.deep.equal(plain);
    }
  });

  describe("where there are more events than one question may look at", () => {
    before(() => {
      database.exec(`
        WITH RECURSIVE n(i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < 1000 + ${MANY})
        INSERT INTO epcis_event SELECT i, 'many', 'ObjectEvent', 'OBSERVE', 'many', NULL, NULL, NULL, ${FROM} - i, ${FROM} + 100000 + i, 0, '0x', '{}' FROM n;
        INSERT INTO epcis_named SELECT 'anyEPC', 'many', pos, eventTime, recordTime FROM epcis_event WHERE pos >= 1000;
      `);
    });

    it("refuses what would have to look at all of them, and answers what is found in their order", async () => {
      for (const search of [
        "EQ_action=DELETE",
        "EXISTS_errorDeclaration=true&EQ_action=ADD",
        "eventType=ObjectEvent&EQ_action=DELETE",
        "MATCH_anyEPC=many&EQ_action=DELETE",
        "MATCH_anyEPC=epc-1,many&EQ_action=DELETE",
        "EQ_bizStep=many,step-9&EQ_action=ADD",
        "maxEventCount=1000000",
      ]) {
        const error = await refused(found(search), "INDEX_QUERY_TOO_WIDE");
        expect(error.values.most, search).to.equal(100_000);
      }
      asked.length = 0;
      for (const search of [
        "",
        "EQ_bizStep=many",
        "EQ_bizStep=many&orderDirection=ASC",
        "EQ_bizStep=step-1,step-2&orderBy=recordTime",
        "eventType=ObjectEvent",
        "EQ_eventID=id-1",
        "MATCH_anyEPC=many",
        "MATCH_anyEPC=epc-1,many&orderBy=recordTime",
        `MATCH_anyEPC=many&LT_eventTime=${at(-50)}`,
        // As clients look for what is new: by the one time, in the order of the other.
        `GE_recordTime=${new Date(FROM + 99_000).toISOString()}&LT_recordTime=${new Date(FROM + 2_000_000).toISOString()}&EQ_action=OBSERVE`,
      ]) {
        expect((await found(search)).events, search).to.not.be.empty;
      }
      expect((await found("eventType=TransformationEvent&EQ_action=ADD")).events).to.deep.equal([]);
      expect((await found("MATCH_anyEPC=many&MATCH_epc=epc-1,many&EQ_action=DELETE")).events).to.deep.equal([]);
      expect(plansOf("epcis_event")).to.deep.equal([]);
      expect(plansOf("epcis_named")).to.deep.equal([]);
    });

    it("goes through what names the same page by page, and looks at no more than the page", async () => {
      const seen: number[] = [];
      let token = "";
      for (let page = 0; page < 5; page++) {
        asked.length = 0;
        const { events, next = "" } = await found(`MATCH_anyEPC=many&perPage=7${token && `&nextPageToken=${token}`}`);
        expect(asked.length).to.be.below(5);
        seen.push(...events.map(({ pos }) => pos));
        token = next;
      }
      // The newest are those with the first numbers.
      expect(seen).to.deep.equal(Array.from({ length: 35 }, (_, i) => 1_000 + i));
    });
  });
});
