import { expect } from "chai";
import { MOST_QUERIES } from "../../../../../src/indexer/custody/epcis/named-queries.ts";
import { encodeEpc } from "../../../../../src/sdk/custody/epcis/shared/identifiers.ts";
import { type EpcisBench, epcisBench } from "../../../../../src/testing/epcis-bench.ts";
import { signedIn } from "../../../../../src/testing/sign-in.ts";

describe("indexer: named queries of EPCIS", function () {
  this.timeout(120_000);
  let bench: EpcisBench;
  let [hospital, carrier]: [string, string] = ["", ""];
  before(async () => {
    bench = await epcisBench();
    const { indexer, system } = bench;
    hospital = (await signedIn(indexer.api, system.hospital.signer)).token;
    carrier = (await signedIn(indexer.api, system.carrier.signer)).token;
  });
  after(() => bench.close());

  const ask = async (method: string, path: string, token?: string, body?: unknown, more: object = {}) => {
    const headers = {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { "content-type": "application/json" }),
      ...more,
    };
    const init = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
    const answer = await fetch(path.startsWith("http") ? path : `${bench.root}/${path}`, init);
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, body: text === "" ? undefined : JSON.parse(text) };
  };
  const told = ({ status, body }: Awaited<ReturnType<typeof ask>>) => `${status} ${body?.type} ${body?.code}`;
  const eventsIn = ({ body }: Awaited<ReturnType<typeof ask>>) =>
    body.epcisBody.queryResults.resultsBody.eventList as object[];
  const query = { eventType: ["ObjectEvent"], EQ_bizStep: ["storing", "packing"], orderDirection: "ASC" };

  it("stores a query by its parameters, and asks it by its name, page by page", async () => {
    const created = await ask("POST", "queries", hospital, { name: "stored", query });
    expect([created.status, created.headers.get("location")]).to.deep.equal([201, `${bench.root}/queries/stored`]);
    expect((await ask("GET", `${bench.root}/queries/stored`, hospital)).body).to.deep.equal({ name: "stored", query });
    expect((await ask("GET", "queries", hospital)).body).to.deep.equal([{ name: "stored", query }]);
    const direct = "events?eventType=ObjectEvent&EQ_bizStep=storing,packing&orderDirection=ASC&perPage=1000";
    const wanted = eventsIn(await ask("GET", direct));
    expect(wanted.length).to.be.above(4);
    expect(eventsIn(await ask("GET", "queries/stored/events?perPage=1000", hospital))).to.deep.equal(wanted);
    const paged: object[] = [];
    for (let at: string | undefined = "queries/stored/events?perPage=3"; at !== undefined; ) {
      const answer: Awaited<ReturnType<typeof ask>> = await ask("GET", at, hospital);
      paged.push(...eventsIn(answer));
      at = /^<(.*)>; rel="next"$/.exec(answer.headers.get("link") ?? "")?.[1];
    }
    expect(paged).to.deep.equal(wanted);
    expect((await ask("DELETE", "queries/stored", hospital)).status).to.equal(204);
    const gone = "404 epcisException:NoSuchResourceException NOT_FOUND";
    for (const [method, path] of [
      ["GET", "queries/stored"],
      ["GET", "queries/stored/events"],
      ["DELETE", "queries/stored"],
    ] as const) {
      expect(told(await ask(method, path, hospital)), `${method} ${path}`).to.equal(gone);
    }
  });

  it("takes every value as it is given, in lists, alone, and without one", async () => {
    const epc = encodeEpc("a,b");
    for (const [given, search] of [
      [{ MATCH_anyEPC: [bench.box] }, `MATCH_anyEPC=${encodeURIComponent(bench.box)}`],
      [{ EQ_action: "DELETE" }, "EQ_action=DELETE"],
      [{ EXISTS_errorDeclaration: null }, "EXISTS_errorDeclaration=true"],
      [{ EXISTS_errorDeclaration: 1, eventCountLimit: 2 }, "EXISTS_errorDeclaration=1&eventCountLimit=2"],
      [{ GE_eventTime: "2020-01-01T00:00:00+01:00", "@context": [] }, "GE_eventTime=2020-01-01T00:00:00Z"],
      [{ EQ_eventID: [epc, "x"] }, "EQ_eventID=x"],
    ] as const) {
      await ask("POST", "queries", hospital, { name: "given", query: given });
      const found = eventsIn(await ask("GET", "queries/given/events?perPage=1000", hospital));
      expect(found, search).to.deep.equal(eventsIn(await ask("GET", `events?perPage=1000&${search}`)));
      if (search !== "EQ_eventID=x") expect(found, search).to.not.be.empty;
      await ask("DELETE", "queries/given", hospital);
    }
  });

  it("shows and removes a query for its owner alone, who may give each name once", async () => {
    await ask("POST", "queries", hospital, { name: "own", query });
    const again = await ask("POST", "queries", hospital, { name: "own", query: {} });
    expect(told(again)).to.equal("409 epcisException:ResourceAlreadyExistsException EPCIS_QUERY_EXISTS");
    const missing = "404 epcisException:NoSuchResourceException NOT_FOUND";
    for (const [method, path] of [
      ["GET", "queries/own"],
      ["GET", "queries/own/events"],
      ["DELETE", "queries/own"],
    ] as const) {
      expect(told(await ask(method, path, carrier)), path).to.equal(missing);
      expect(told(await ask(method, path)), path).to.equal("401 epcisException:SecurityException EPCIS_SIGN_IN_WANTED");
    }
    expect((await ask("GET", "queries", carrier)).body).to.deep.equal([]);
    expect((await ask("POST", "queries", carrier, { name: "own", query: {} })).status).to.equal(201);
    expect((await ask("GET", "queries/own", hospital)).body.query).to.deep.equal(query);
    for (const method of ["GET", "POST"]) {
      expect(told(await ask(method, "queries", undefined, method === "POST" ? {} : undefined))).to.equal(
        "401 epcisException:SecurityException EPCIS_SIGN_IN_WANTED",
      );
    }
  });

  it("refuses to store what a question of events would be refused for, and what is of a page", async () => {
    const bad: readonly unknown[] = [
      null,
      [],
      { name: "x" },
      { query: {} },
      { name: "", query: {} },
      { name: "a/b", query: {} },
      { name: "x".repeat(101), query: {} },
      { name: "x", query: [] },
      { name: "x", query: {}, dest: "https://example.org" },
      ...[
        { nothing: "1" },
        { __proto__x: "1" },
        { EQ_bizStep: [] },
        { EQ_bizStep: [{}] },
        { EQ_bizStep: [["packing"]] },
        { EQ_bizStep: Array.from({ length: 101 }, () => "packing") },
        { EQ_bizStep: null },
        { GE_eventTime: "yesterday" },
        { GE_eventTime: ["2020-01-01T00:00:00Z", "2021-01-01T00:00:00Z"] },
        { orderBy: "name" },
        { eventCountLimit: 1, maxEventCount: 1 },
        { perPage: 3 },
        { nextPageToken: "x" },
      ].map((query) => ({ name: "x", query })),
    ];
    for (const body of bad) {
      const type = "400 epcisException:QueryParameterException EPCIS_QUERY_INVALID";
      expect(told(await ask("POST", "queries", hospital, body)), JSON.stringify(body)).to.equal(type);
    }
    const large = { name: "x", query: { EQ_bizStep: ["x".repeat(70_000)] } };
    expect((await ask("POST", "queries", hospital, large)).status).to.equal(413);
    expect((await ask("GET", "queries/x", hospital)).status).to.equal(404);
    await ask("POST", "queries", hospital, { name: "paged", query: {} });
    for (const search of ["EQ_action=ADD", "orderBy=eventTime", "perPage=0"]) {
      expect(told(await ask("GET", `queries/paged/events?${search}`, hospital)), search).to.equal(
        "400 epcisException:QueryParameterException EPCIS_QUERY_INVALID",
      );
    }
  });

  it("takes nothing from a page of another site", async () => {
    const from = { origin: "https://elsewhere.example.org" };
    const refused = "401 epcisException:SecurityException INDEX_SIGN_IN_REFUSED";
    expect(told(await ask("POST", "queries", hospital, { name: "y", query: {} }, from))).to.equal(refused);
    expect(told(await ask("DELETE", "queries/paged", hospital, undefined, from))).to.equal(refused);
    const own = { origin: bench.indexer.url };
    expect((await ask("POST", "queries", hospital, { name: "y", query: {} }, own)).status).to.equal(201);
  });

  it("says by the standard's problem that there are no subscriptions, and what there is instead", async () => {
    for (const [method, path] of [
      ["GET", "queries/own/subscriptions"],
      ["POST", "queries/own/subscriptions"],
      ["DELETE", "queries/own/subscriptions/1"],
      ["GET", "queries/own/events?stream=true"],
      ["GET", "queries/own/events?minute=5&hour=1"],
    ] as const) {
      const body = method === "POST" ? { dest: "https://example.org", stream: true } : undefined;
      const answer = await ask(method, path, hospital, body);
      expect(told(answer), path).to.equal("501 epcisException:ImplementationException EPCIS_NO_SUBSCRIPTIONS");
      expect(answer.body.detail).to.include("/v1/changes").and.to.include("webhook");
    }
  });

  it("keeps so many of one owner and no more, and lists them page by page", async () => {
    const { token } = await signedIn(bench.indexer.api, bench.system.plant.signer);
    const names = Array.from({ length: MOST_QUERIES }, (_, i) => `q${String(i).padStart(3, "0")}`);
    for (const name of names) expect((await ask("POST", "queries", token, { name, query: {} })).status).to.equal(201);
    const more = await ask("POST", "queries", token, { name: "more", query: {} });
    expect(told(more)).to.equal("413 epcisException:QueryTooLargeException EPCIS_QUERIES_TOO_MANY");
    const seen: string[] = [];
    for (let at: string | undefined = "queries?perPage=30"; at !== undefined; ) {
      const { body, headers }: Awaited<ReturnType<typeof ask>> = await ask("GET", at, token);
      seen.push(...(body as { readonly name: string }[]).map(({ name }) => name));
      at = /^<(.*)>; rel="next"$/.exec(headers.get("link") ?? "")?.[1];
    }
    expect(seen).to.deep.equal(names);
    expect((await ask("DELETE", "queries/q000", token)).status).to.equal(204);
    expect((await ask("POST", "queries", token, { name: "more", query: {} })).status).to.equal(201);
  });
});
