import { Ajv } from "ajv";
import { expect } from "chai";
import { id } from "ethers";
import { DOMAINS } from "../../../../src/indexer/domains.ts";
import { objectOf } from "../../../../src/sdk/core/json/json-schema.ts";
import type { QueryApi } from "../../../../src/sdk/query/ask.ts";
import { AS_OF, RESTS_ON } from "../../../../src/sdk/query/parts.ts";
import { placesIn, type QueryRoute } from "../../../../src/sdk/query/route.ts";
import { queryUnits } from "../../../../src/sdk/query/custody.ts";
import { ROUTES } from "../../../../src/sdk/query/routes.ts";
import { type CustodySystem, custodySystem } from "../../../../src/testing/custody.ts";
import { journey } from "../../../../src/testing/custody-journey.ts";
import { indexerOn, type TestIndexer } from "../../../../src/testing/indexer.ts";
import { postgresServer, type TestPostgres } from "../../../../src/testing/postgres.ts";
import { signedIn } from "../../../../src/testing/sign-in.ts";

const ajv = new Ajv({ strict: false, allErrors: true });

/** @param storeOf Where rows are kept; nothing where this machine has no such database. */
const suite = (storeOf: () => Promise<{ readonly store?: string } | undefined>) => () => {
  let system: CustodySystem;
  let indexer: TestIndexer | undefined;
  before(async function () {
    this.timeout(120_000);
    const kept = await storeOf();
    if (kept === undefined) {
      console.log("    skipped: no $TALLY_POSTGRES_URL and no PostgreSQL on this machine");
      this.skip();
    }
    system = await custodySystem();
    await journey(system, async () => id("an event"));
    indexer = await indexerOn(system, kept);
    await indexer.caughtUp();
  });
  after(() => indexer?.close());

  const get = async (path: string, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${indexer?.url}${path}`, { headers });
    return { status: answer.status, headers: answer.headers, body: JSON.parse(await answer.text()) };
  };
  const lists = [...ROUTES, ...DOMAINS.flatMap(({ routes }) => routes)];

  it("answers every route in the form that is described", async () => {
    let seen = 0;
    const check = (
      route: QueryRoute,
      answer: { readonly status: number; readonly body: { readonly items?: unknown[] } },
    ) => {
      const schema =
        route.answer === "one" ? objectOf({ asOf: AS_OF, restsOn: RESTS_ON, item: route.item }) : undefined;
      expect(answer.status, `${route.name} ${JSON.stringify(answer.body)}`).to.equal(200);
      const validate = ajv.compile(
        schema ?? objectOf({ asOf: AS_OF, restsOn: RESTS_ON, items: { type: "array", items: route.item }, next: {} }),
      );
      expect(validate(answer.body), `${route.name}: ${ajv.errorsText(validate.errors)}`).to.equal(true);
      seen += answer.body.items?.length ?? 1;
    };
    const { token } = await signedIn(indexer?.api as QueryApi, system.hospital.signer);
    const asked = (path: string) => get(path, { authorization: `Bearer ${token}` });
    const firsts = new Map<string, Record<string, unknown>>();
    for (const route of lists.filter(({ path, answer }) => answer === "page" && placesIn(path).length === 0)) {
      const found = await asked(route.name === "search" ? `${route.path}?q=gen` : `${route.path}?limit=500`);
      check(route, found);
      for (const item of found.body.items) firsts.set(String(route.item.title), item);
    }
    for (const route of lists.filter(({ path }) => placesIn(path).length > 0)) {
      const [place = ""] = placesIn(route.path);
      const item = [...firsts.values()].find(
        (each) => each[place] !== undefined && firsts.get(String(route.item.title)) === each,
      );
      const one = item ?? (place === "unit" ? firsts.get("IndexedUnit") : undefined);
      if (one) check(route, await asked(route.path.replace(`{${place}}`, String(one[place]))));
    }
    check(ROUTES[0] as QueryRoute, await get("/v1/status"));
    expect(seen).to.be.greaterThan(100);
  });

  it("says of everything up to which block it is, and is kept by nobody", async () => {
    const { headers, body } = await get("/v1/units?limit=1");
    const head = await system.ethers.provider.getBlock("latest");
    expect(body.asOf).to.deep.equal({ block: head?.number, hash: head?.hash, time: head?.timestamp, lag: 0 });
    expect(headers.get("cache-control")).to.equal("private, no-store");
  });

  it("counts the lines of a list that who asks is given, where that is asked", async () => {
    const { token } = await signedIn(indexer?.api as QueryApi, system.hospital.signer);
    let [seen, whole] = [0, 0];
    for (const { path, name, parameters } of lists.filter(({ answer }) => answer === "page")) {
      if (placesIn(path).length > 0 || name === "search") continue;
      const asked = (query: string) => get(`${path}?${query}`, { authorization: `Bearer ${token}` });
      for (const filter of "mine" in parameters ? ["", "&mine=true"] : [""]) {
        const { body } = await asked(`limit=500${filter}`);
        const { body: first } = await asked(`limit=1&count=1${filter}`);
        expect(body, name).not.to.have.property("count");
        expect(first.items, name).to.deep.equal(body.items.slice(0, 1));
        if (body.next === null && first.count !== null) whole++;
        expect(first.count, name).to.be.oneOf([null, body.items.length]);
        seen++;
      }
    }
    expect([seen > 30, whole > 25]).to.deep.equal([true, true]);
    const { items } = (await get("/v1/units?phase=Active&limit=500")).body;
    expect((await get("/v1/units?phase=Active&limit=1&count=1")).body.count).to.equal(items.length);
    expect((await get("/v1/receivables?count=1")).body).to.include({ code: "INDEX_WITHHELD" });
    expect((await queryUnits(indexer?.api as QueryApi, { phase: "Active", count: 1 })).count).to.equal(items.length);
  });

  const wrong = [
    ["/v1/units?count=2", "count"],
    ["/v1/units?count=true", "count"],
    ["/v1/organisations/1?count=1", ""],
    ["/v1/units?limit=0", "limit"],
    ["/v1/units?limit=501", "limit"],
    ["/v1/units?after=nonsense", "after"],
    [`/v1/units?after=${Buffer.from('[{"a":1}]').toString("base64url")}`, "after"],
    ["/v1/units?custodian=x", "custodian"],
    ["/v1/units?phase=Gone", "phase"],
    ["/v1/units?quantity=5", ""],
    ["/v1/units/0x12", "unit"],
    [`/v1/accounts/0x${"aB".repeat(20)}`, "account"],
  ] as const;
  for (const [path, field] of wrong) {
    it(`refuses ${path.slice(0, 60)}`, async () => {
      const { status, body } = await get(path);
      expect([status, body.code]).to.deep.equal([400, "INDEX_QUERY_INVALID"]);
      expect(JSON.stringify(body)).to.contain(field);
    });
  }

  it("gives a place in a list that nobody can read, make up, or use in another list", async () => {
    const { body } = await get("/v1/units?limit=1");
    const { next } = body;
    expect(next).to.equal((await get("/v1/units?limit=1")).body.next);
    const [mark, list, sealed] = next.split(".");
    expect(list).to.equal("units");
    expect(Buffer.from(sealed, "base64url").toString()).not.to.contain(body.items[0].unit);
    expect((await get(`/v1/units?limit=1&after=${next}`)).status).to.equal(200);
    const plain = Buffer.from(JSON.stringify([1, "0x"])).toString("base64url");
    const events = (await get("/v1/events?limit=1")).body.next.split(".")[1];
    const other = `${mark}.${events}.${sealed}`;
    const broken = `${mark}.units.${sealed.slice(0, -1)}${sealed.endsWith("A") ? "B" : "A"}`;
    for (const [path, after] of [
      ["units", `${mark}.units.${plain}`],
      ["units", broken],
      ["events", other],
    ]) {
      const refused = await get(`/v1/${path}?after=${after}`);
      expect([refused.status, refused.body.code, refused.body.values.field], after).to.deep.equal([
        400,
        "INDEX_QUERY_INVALID",
        "after",
      ]);
    }
  });

  it("refuses a number beyond what is exact, wherever a number is asked for", async () => {
    const BEYOND = ["99999999999999999999999", "9007199254740993"];
    let seen = 0;
    for (const { path, parameters, name } of lists) {
      for (const [field, { type }] of Object.entries(parameters)) {
        if (type !== "integer") continue;
        for (const value of BEYOND) {
          const place = `{${field}}`;
          const asked = path.includes(place) ? path.replace(place, value) : `${path}?${field}=${value}`;
          const { status, body } = await get(asked.replaceAll(/\{\w+\}/g, "1"));
          expect([status, body.code], `${name} ${field}=${value}`).to.deep.equal([400, "INDEX_QUERY_INVALID"]);
          seen++;
        }
      }
    }
    expect(seen).to.be.greaterThan(40);
    expect((await get("/v1/events?from=9007199254740991")).status).to.equal(400);
    expect((await get("/v1/events?to=9007199253")).status).to.equal(200);
    expect((await get("/v1/organisations/9007199254740991")).status).to.equal(404);
    expect((await get("/v1/accounts?org=9007199254740991")).body.items).to.deep.equal([]);
  });

  it("says NOT_FOUND of what is not there", async () => {
    for (const path of [`/v1/units/${id("none")}`, "/v1/organisations/999", "/v1/nothing"]) {
      const { status, body } = await get(path);
      expect([status, body.code], path).to.deep.equal([404, "NOT_FOUND"]);
    }
  });

  it("gives a whole list as CSV, in which no formula is", async () => {
    const answer = await fetch(`${indexer?.url}/v1/organisations?limit=1`, { headers: { accept: "text/csv" } });
    const lines = (await answer.text()).trim().split("\r\n");
    const { body } = await get("/v1/organisations");
    expect(answer.headers.get("content-type")).to.contain("text/csv");
    expect(lines).to.have.length(body.items.length + 1);
    expect(lines[0]).to.match(/^org,name,standing,/);
    expect(JSON.parse(answer.headers.get("tally-as-of") ?? "")).to.deep.include({ block: body.asOf.block });
    const headers = { accept: "text/csv" };
    const refused = await fetch(`${indexer?.url}/v1/organisations?after=${"0".repeat(12)}.organisations.x`, {
      headers,
    });
    expect([refused.status, (await refused.json()).code]).to.deep.equal([400, "INDEX_PLACE_FOREIGN"]);
  });

  it("finds things by hash, code and name, whole and by their beginning", async () => {
    const search = async (q: string) => (await get(`/v1/search?q=${encodeURIComponent(q)}`)).body.items;
    expect((await search("General"))[0]).to.deep.include({ kind: "organisation", title: "General Hospital" });
    const [unit] = (await get("/v1/units?limit=1")).body.items;
    expect((await search(unit.identifier))[0]).to.deep.include({ kind: "unit", id: unit.unit });
    expect((await search(unit.unit))[0]).to.deep.include({ kind: "unit", id: unit.unit, topic: `unit:${unit.unit}` });
    expect((await search(unit.transaction))[0]).to.deep.include({ kind: "transaction" });
    expect(await search("nobody has this")).to.deep.equal([]);
  });

  it("gives events by what they are about, by contract, by block and by transaction", async () => {
    const [unit] = (await get("/v1/units?limit=1")).body.items;
    const about = (await get(`/v1/events?topic=unit:${unit.unit}`)).body.items;
    expect(about[0]).to.deep.include({ contract: "Custody", name: "UnitCreated" });
    const created = (await get("/v1/events?contract=Custody&name=UnitCreated&limit=500")).body.items;
    expect(created).to.have.length((await get("/v1/units?limit=500")).body.items.length);
    const newest = (await get("/v1/events?newest=true&limit=2")).body.items;
    expect(newest[0].block).to.be.at.least(newest[1].block);
    const { block } = newest[0];
    const inBlock = (await get(`/v1/events?from=${block}&to=${block}`)).body.items;
    expect(inBlock.every((each: { block: number }) => each.block === block)).to.equal(true);
    const [{ transaction }] = inBlock;
    expect((await get(`/v1/events?transaction=${transaction}`)).body.items).not.to.be.empty;
  });

  it("tells of its state, for people and for Prometheus", async () => {
    expect((await get("/health")).body).to.deep.include({ ok: true, isReady: true, problems: {} });
    expect((await get("/ready")).status).to.equal(200);
    const metrics = await (await fetch(`${indexer?.url}/metrics`)).text();
    expect(metrics).to.match(/^tallystick_indexer_block \d+$/m);
    const { body } = await get("/openapi.json");
    expect(Object.keys(body.paths)).to.include.members(lists.map(({ path }) => path));
  });
};

describe(
  "query API",
  suite(async () => ({})),
);

describe("query API on PostgreSQL", () => {
  let server: TestPostgres | undefined;
  after(() => server?.close());
  describe(
    "a server",
    suite(async () => {
      server = await postgresServer();
      return server && { store: await server.fresh() };
    }),
  );
});
