import { expect } from "chai";
import type { OpenUrl } from "../../../../src/lib/open-url.ts";
import { indexerOn } from "../../../../src/testing/indexer.ts";
import { sensingSystem } from "../../../../src/testing/sensing.ts";

describe("query API: what bridges have", () => {
  const asked: string[] = [];
  /** One that has everything, one in trouble, one that is away; of no other address anybody hears. */
  const openUrl: OpenUrl = async ({ url }) => {
    asked.push(url);
    const { host, pathname } = new URL(url);
    if (host === "away.example") throw new Error("refused");
    const isIll = host === "ill.example" && pathname === "/health";
    const said = isIll ? { ok: false, problems: { "station 1": "<b>no signer</b>" } } : { ok: true, of: host };
    const body = (async function* () {
      yield new TextEncoder().encode(JSON.stringify(said));
    })();
    return { status: isIll ? 503 : pathname.endsWith("/readings/404") ? 404 : 200, headers: {}, body };
  };

  const opened = async (bridges: NonNullable<Parameters<typeof indexerOn>[1]>["bridges"]) => {
    const system = await sensingSystem();
    const indexer = await indexerOn(system, { bridges: bridges ?? [], openUrl });
    await indexer.caughtUp();
    const get = async (path: string) => {
      asked.splice(0);
      const answer = await fetch(`${indexer.url}${path}`);
      return { status: answer.status, body: JSON.parse(await answer.text()) };
    };
    return { system, indexer, get };
  };

  it("are asked by station: of each the one that names it, else the one of its operator", async () => {
    const { system, indexer, get } = await opened([
      { url: "http://well.example", organisation: 2 },
      { url: "http://ill.example", stations: [1] },
      { url: "http://away.example" },
    ]);
    try {
      const [first, second] = system.stations;
      const rest = "/bridge/readings?from=5&limit=9";
      expect((await get(`/v1/stations/${first}${rest}`)).body.of).to.equal("ill.example");
      expect(asked).to.deep.equal([`http://ill.example/v1/stations/${first}/readings?from=5&limit=9`]);
      for (const path of ["", "/readings/7", "/readings/7/proof"]) {
        expect((await get(`/v1/stations/${second}/bridge${path}`)).body).to.deep.equal({
          ok: true,
          of: "well.example",
        });
        expect(asked).to.deep.equal([`http://well.example/v1/stations/${second}${path}`]);
      }
      expect((await get("/v1/bridges")).body).to.deep.equal([
        { bridge: 1, problems: {} },
        { bridge: 2, problems: { "station 1": "<b>no signer</b>" } },
        { bridge: 3, problems: null },
      ]);
    } finally {
      await indexer.close();
    }
  });

  it("say by a code that nobody has it, or that the one who has it is away, and give nothing else away", async () => {
    const { indexer, get } = await opened([
      { url: "http://away.example", stations: [1] },
      { url: "http://well.example", stations: [2] },
    ]);
    try {
      const told = async (path: string) => {
        const { status, body } = await get(path);
        return `${status} ${body.code}`;
      };
      expect(await told("/v1/stations/1/bridge")).to.equal("502 INDEX_BRIDGE_FAILED");
      expect(await told("/v1/stations/2/bridge/readings/404")).to.equal("404 NOT_FOUND");
      for (const path of ["/9/bridge", "/2/bridge/metrics", "/2/bridge/readings/7/proof/x", "/2/bridge/batches"]) {
        expect(await told(`/v1/stations${path}`)).to.equal("404 NOT_FOUND");
        expect(asked).to.deep.equal([]);
      }
      for (const path of ["/2/bridge/readings?from=x", "/2/bridge/readings/x", "/x/bridge"]) {
        expect((await get(`/v1/stations${path}`)).status).to.equal(400);
        expect(asked).to.deep.equal([]);
      }
    } finally {
      await indexer.close();
    }
  });
});
