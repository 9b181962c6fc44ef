import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect } from "chai";
import { id } from "ethers";
import { encodeEpc } from "../../../../../src/sdk/custody/epcis/shared/identifiers.ts";
import type { EpcisEvent } from "../../../../../src/sdk/custody/epcis/event.ts";
import type { EpcisDocument } from "../../../../../src/sdk/custody/epcis/document.ts";
import { exportEpcis } from "../../../../../src/sdk/custody/epcis/export/export-epcis.ts";
import { parseEpcisQueryDocument } from "../../../../../src/sdk/custody/epcis/parse-epcis.ts";
import { type CustodySystem, custodySystem } from "../../../../../src/testing/custody.ts";
import { BOX, bag, journey } from "../../../../../src/testing/custody-journey.ts";
import { needsEpcisData, officialEpcisValidator } from "../../../../../src/testing/epcis.ts";
import { indexerOn, type TestIndexer } from "../../../../../src/testing/indexer.ts";
import type { Got } from "../../../../../src/testing/sensor-things.ts";

const PARTIES = { 2: "6941234000005" };
const ZONE = "+08:00";

describe("indexer: EPCIS 2.0", function () {
  this.timeout(120_000);
  let system: CustodySystem;
  let indexer: TestIndexer;
  let exported: EpcisDocument;
  before(async () => {
    system = await custodySystem();
    let wrong = id("an event");
    await journey(system, async () => {
      const { epcisBody } = await exportEpcis(system.ours, { parties: PARTIES, zone: ZONE });
      const corrected = epcisBody.eventList.find((event) => JSON.stringify(event).includes("UnitCorrected"));
      const hash = corrected?.eventID;
      wrong = `0x${/;([0-9a-f]{64})/.exec(hash ?? "")?.[1] ?? wrong.slice(2)}`;
      return wrong;
    });
    exported = await exportEpcis(system.ours, { parties: PARTIES, zone: ZONE });
    indexer = await indexerOn(system, { epcis: { parties: PARTIES }, zone: ZONE });
    await indexer.caughtUp();
    const wanted = exported.epcisBody.eventList.length;
    while ((await eventsOf("perPage=1000")).length < wanted) await system.now();
  });
  after(() => indexer.close());

  const get = async (path: string, headers: Record<string, string> = {}) => {
    const answer = await fetch(path.startsWith("http") ? path : `${indexer.url}/epcis/${path}`, { headers });
    const text = await answer.text();
    const { status, headers: told } = answer;
    return { status, headers: told, text, body: text === "" ? undefined : JSON.parse(text) } satisfies Got;
  };
  const eventsOf = async (query: string): Promise<EpcisEvent[]> =>
    (await get(`events?${query}`)).body?.epcisBody?.queryResults.resultsBody.eventList ?? [];
  const all = () => exported.epcisBody.eventList;
  const problem = async (path: string, headers?: Record<string, string>) => {
    const { status, body } = await get(path, headers);
    return `${status} ${body.type} ${body.code}`;
  };

  it("answers every event that an export has, the same", async () => {
    const found = await eventsOf("perPage=1000&orderBy=recordTime&orderDirection=ASC");
    expect(found).to.have.deep.members([...all()]);
    expect(found).to.have.length(all().length);
  });

  it("answers documents that the standard's schema and the SDK's reader take", async function () {
    const { body } = await get("events?perPage=1000");
    parseEpcisQueryDocument(body);
    needsEpcisData.call(this);
    const complaints = officialEpcisValidator();
    expect(complaints(body)).to.deep.equal([]);
    const eventID = (await eventsOf("perPage=1"))[0]?.eventID ?? "";
    const one = await get(`events/${encodeURIComponent(eventID)}`);
    expect(complaints(one.body)).to.deep.equal([]);
    expect(one.body.eventID).to.equal(eventID);
    expect(await problem("events/ni:nothing")).to.equal("404 epcisException:NoSuchResourceException NOT_FOUND");
  });

  it("finds by the standard's parameters", async () => {
    const [box, first] = [encodeEpc(BOX), encodeEpc(bag(1))];
    const has = (event: object, name: string) => JSON.stringify((event as Record<string, unknown>)[name] ?? null);
    const middle = all()[10]?.eventTime as string;
    const isLater = (time: string) => Date.parse(time) >= Date.parse(middle);
    const cases: Readonly<Record<string, (event: EpcisEvent) => boolean>> = {
      "eventType=AggregationEvent": ({ type }) => type === "AggregationEvent",
      "eventType=AggregationEvent,TransformationEvent": ({ type }) => type === "AggregationEvent",
      "EQ_action=DELETE": (event) => has(event, "action") === '"DELETE"',
      "EQ_bizStep=packing": ({ bizStep }) => bizStep === "packing",
      "EQ_bizStep=packing&EQ_bizStep=unpacking": ({ bizStep }) => bizStep === "packing" || bizStep === "unpacking",
      "EQ_bizStep=https://ref.gs1.org/cbv/BizStep-packing": ({ bizStep }) => bizStep === "packing",
      "EQ_disposition=urn:epcglobal:cbv:disp:in_transit": ({ disposition }) => disposition === "in_transit",
      [`MATCH_epc=${encodeURIComponent(first)}`]: (e) =>
        (has(e, "epcList") + has(e, "childEPCs")).includes(`"${first}"`),
      [`MATCH_parentID=${encodeURIComponent(box)}`]: (event) => has(event, "parentID") === `"${box}"`,
      [`MATCH_anyEPC=${encodeURIComponent(box)}`]: (event) =>
        ["epcList", "parentID", "childEPCs"].some((name) => has(event, name).includes(`"${box}"`)),
      [`MATCH_anyEPC=${encodeURIComponent(box)}&EQ_bizStep=packing&EQ_action=ADD`]: (event) =>
        has(event, "parentID") === `"${box}"` && event.bizStep === "packing",
      [`GE_eventTime=${encodeURIComponent(middle)}`]: ({ eventTime }) => isLater(eventTime),
      [`GE_eventTime=${middle}`]: ({ eventTime }) => isLater(eventTime),
      [`LT_eventTime=${encodeURIComponent(middle)}`]: ({ eventTime }) => !isLater(eventTime),
      [`EQ_source_possessing_party=${encodeURIComponent("https://id.gs1.org/417/6941234000005")}`]: (event) =>
        has(event, "sourceList").includes("6941234000005"),
      "EXISTS_errorDeclaration=true": ({ errorDeclaration }) => errorDeclaration !== undefined,
      "EQ_bizStep=nothing": () => false,
    };
    for (const [query, isWanted] of Object.entries(cases)) {
      const found = await eventsOf(`perPage=1000&${query}`);
      const wanted = all().filter(isWanted);
      expect(found, query).to.have.deep.members(wanted);
      if (query !== "EQ_bizStep=nothing") expect(wanted.length, query).to.be.greaterThan(0);
    }
  });

  it("goes page by page along the Link header, in either order and with any parameter", async () => {
    for (const query of [
      "",
      "orderDirection=ASC&",
      "orderBy=recordTime&",
      "eventType=ObjectEvent,AggregationEvent&",
      `MATCH_anyEPC=${encodeURIComponent(encodeEpc(bag(1)))}&`,
    ]) {
      const seen: string[] = [];
      let pages = 0;
      for (let at: string | undefined = `events?${query}perPage=3`; at !== undefined; pages++) {
        const { body, headers } = await get(at);
        seen.push(...body.epcisBody.queryResults.resultsBody.eventList.map((event: object) => JSON.stringify(event)));
        at = /^<(.*)>; rel="next"$/.exec(headers.get("link") ?? "")?.[1];
      }
      const whole = (await eventsOf(`${query}perPage=1000`)).map((event) => JSON.stringify(event));
      expect(seen, query).to.deep.equal(whole);
      expect(pages).to.equal(Math.ceil(whole.length / 3));
    }
    expect(await eventsOf("eventCountLimit=4&perPage=1000")).to.have.length(4);
    const limited = await get("events?eventCountLimit=4&perPage=4");
    expect(limited.headers.get("link")).to.equal(null);
    expect(await problem("events?maxEventCount=4")).to.equal(
      "413 epcisException:QueryTooComplexException INDEX_QUERY_TOO_WIDE",
    );
  });

  it("lists what there is at the top, and the events of each", async () => {
    const members = async (kind: string) => (await get(`${kind}?perPage=1000`)).body.member as string[];
    const parameters = {
      eventTypes: "eventType",
      epcs: "MATCH_anyEPC",
      bizSteps: "EQ_bizStep",
      bizLocations: "EQ_bizLocation",
      readPoints: "EQ_readPoint",
      dispositions: "EQ_disposition",
    };
    for (const [kind, parameter] of Object.entries(parameters)) {
      const found = await members(kind);
      expect(found.length, kind).to.be.greaterThan(1);
      for (const member of found) {
        const value = encodeURIComponent(member);
        expect((await get(`${kind}/${value}`)).body.member).to.deep.equal(["events"]);
        const { body } = await get(`${kind}/${value}/events?perPage=1000`);
        expect(body.epcisBody.queryResults.resultsBody.eventList).to.deep.equal(
          await eventsOf(`perPage=1000&${parameter}=${value}`),
        );
      }
      expect(await problem(`${kind}/nothing`)).to.equal("404 epcisException:NoSuchResourceException NOT_FOUND");
    }
    const first = await get("epcs?perPage=2");
    const next = /^<(.*)>/.exec(first.headers.get("link") ?? "")?.[1] ?? "";
    expect([...first.body.member, ...(await get(next)).body.member]).to.deep.equal((await members("epcs")).slice(0, 4));
    expect((await get("")).body.member).to.include("events");
  });

  it("says by OPTIONS and in headers what it can do", async () => {
    for (const [path, allow] of [
      ["events", "OPTIONS, GET"],
      ["epcs/x/events", "OPTIONS, GET"],
      ["capture", "OPTIONS, POST, GET"],
      ["capture/x", "OPTIONS, GET"],
      ["queries", "OPTIONS, GET, POST"],
      ["queries/x", "OPTIONS, GET, DELETE"],
      ["queries/x/events", "OPTIONS, GET"],
    ]) {
      const { status, headers } = await fetch(`${indexer.url}/epcis/${path}`, { method: "OPTIONS" });
      expect([status, headers.get("allow")]).to.deep.equal([204, allow]);
      for (const name of ["gs1-epcis-version", "gs1-epcis-min", "gs1-epcis-max", "gs1-cbv-version"]) {
        expect(headers.get(name)).to.equal("2.0.0");
      }
      expect(headers.get("gs1-epcis-capture-file-size-limit")).to.equal(path === "capture" ? "10485760" : null);
    }
    expect((await get("events", { accept: "application/ld+json" })).headers.get("content-type")).to.include(
      "application/ld+json",
    );
  });

  it("refuses in the standard's words", async () => {
    const invalid = "400 epcisException:QueryParameterException";
    for (const query of [
      "nothing=1",
      "GE_eventTime=yesterday",
      "GE_eventTime=2026-01-01T00:00:00",
      "perPage=0",
      "perPage=2&perPage=3",
      "orderBy=name",
      "orderDirection=UP",
      "eventCountLimit=1&maxEventCount=1",
      `EQ_bizStep=${"a,".repeat(200)}`,
    ]) {
      expect(await problem(`events?${query}`), query).to.equal(`${invalid} EPCIS_QUERY_INVALID`);
    }
    expect(await problem("events?nextPageToken=x")).to.equal(`${invalid} INDEX_QUERY_INVALID`);
    expect(await problem("epcs?perPage=x")).to.equal(`${invalid} EPCIS_QUERY_INVALID`);
    const unacceptable = "406 epcisException:NotAcceptableException EPCIS_NOT_ACCEPTABLE";
    expect(await problem("events", { accept: "application/xml" })).to.equal(unacceptable);
    expect(await problem("events", { "gs1-epcis-version": "1.2" })).to.equal(unacceptable);
    expect(await problem("events", { "gs1-epcis-min": "2.1" })).to.equal(unacceptable);
    expect((await get("events", { "gs1-epcis-min": "1.2", "gs1-epcis-max": "2.0" })).status).to.equal(200);
  });

  it("says that there are too many questions as it is said everywhere", async () => {
    const few = await indexerOn(system, { epcis: { parties: PARTIES }, zone: ZONE, mostPerMinute: 2 });
    try {
      const statuses: number[] = [];
      for (let i = 0; i < 3; i++) statuses.push((await fetch(`${few.url}/epcis/`)).status);
      expect(statuses.at(-1)).to.equal(429);
    } finally {
      await few.close();
    }
  });

  it("makes all events anew once the configuration names parties otherwise", async () => {
    const folder = await mkdtemp(join(tmpdir(), "tallystick-epcis-"));
    /** That events were made, and under which configuration. */
    const namesDone = (file: string): string[] => {
      const db = new DatabaseSync(file, { readOnly: true });
      try {
        return db
          .prepare("SELECT name FROM epcis_done ORDER BY name")
          .all()
          .map(({ name }) => String(name));
      } finally {
        db.close();
      }
    };
    let before = "";
    const eventsUnder = async (epcis: { readonly parties?: Record<number, string> }, zone?: string) => {
      const other = await indexerOn(system, { store: join(folder, "rows.db"), epcis, ...(zone && { zone }) });
      try {
        await other.caughtUp();
        for (;;) {
          const answer = await (await fetch(`${other.url}/epcis/events?perPage=1000`)).json();
          const found = answer.epcisBody.queryResults.resultsBody.eventList as EpcisEvent[];
          const made = namesDone(join(folder, "rows.db"));
          if (made.length === 2 && made.join() !== before && found.length === all().length) {
            before = made.join();
            return found;
          }
          await system.now();
        }
      } finally {
        await other.close();
      }
    };
    expect(await eventsUnder({})).not.to.have.deep.members([...all()]);
    expect(await eventsUnder({ parties: PARTIES }, ZONE)).to.have.deep.members([...all()]);
    await rm(folder, { recursive: true });
  });

  it("has no EPCIS where the configuration wants none", async () => {
    const plain = await indexerOn(system);
    try {
      expect((await fetch(`${plain.url}/epcis/events`)).status).to.equal(404);
    } finally {
      await plain.close();
    }
  });
});
