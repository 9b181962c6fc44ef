import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, request as plainRequest } from "node:http";
import { createServer as createTlsServer, get as tlsGet, request as tlsRequest } from "node:https";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { expect } from "chai";
import { parseIndexerConfig } from "../../../../src/indexer/config/parse-config.ts";
import { DOMAINS } from "../../../../src/indexer/domains.ts";
import { type OpenedIndexer, openIndexer } from "../../../../src/indexer/open-indexer.ts";
import { systemClock } from "../../../../src/lib/clock.ts";
import { silentLogger } from "../../../../src/lib/logger.ts";
import { connect } from "../../../../src/sdk/core/connect.ts";
import { blocksOf, readDocument, sectionOf } from "../../../../src/testing/documents.ts";
import { postgresServer, type TestPostgres } from "../../../../src/testing/postgres.ts";
import { sensingSystem } from "../../../../src/testing/sensing.ts";

const FIXTURES = join(import.meta.dirname, "../../../fixtures/tls");
const read = (name: string) => readFileSync(join(FIXTURES, name), "utf8");
const GUIDE = readDocument("docs/guides/indexer.md");

/** A port that is free now. */
const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

/** What the guide's proxy is told to say of who asks. */
function proxyHeaders(): Record<string, string> {
  const nginx = blocksOf(sectionOf(GUIDE, "## Behind a reverse proxy with TLS")).find((each) =>
    each.includes("proxy_pass"),
  );
  const lines = [...(nginx ?? "").matchAll(/proxy_set_header ([\w-]+) (\S+);/g)];
  return Object.fromEntries(lines.map(([, name = "", value = ""]) => [name, value.replaceAll('"', "")]));
}

describe("an indexer beside PostgreSQL and behind a proxy with TLS, by the guide", function () {
  this.timeout(180_000);
  let server: TestPostgres | undefined;
  let indexer: OpenedIndexer;
  let [origin, port] = ["", 0];
  const closing: (() => Promise<unknown>)[] = [];
  before(async function () {
    server = await postgresServer();
    if (server === undefined) {
      console.log("    skipped: no PostgreSQL on this machine");
      this.skip();
    }
    const system = await sensingSystem();
    const [station, sensor] = [system.stations[1], system.sensors.ph];
    const observedAt = (await system.now()) - 1_000;
    for (const value of [700, 710]) {
      const seq = value === 700 ? 1 : 2;
      await system.seal([value], { latest: [{ sensor, seq, observedAt: observedAt + seq, value, quality: 1 }] });
    }
    expect(station).to.be.a("number");
    port = await freePort();
    const written = blocksOf(sectionOf(GUIDE, "## Beside PostgreSQL")).find((each) => each.trim().startsWith("{"));
    const { console: _, bridges: __, ...guide } = JSON.parse(written ?? "");
    // The bridge and the built pages are elsewhere; all else is as the guide has it.
    origin = `https://localhost:${port}`;
    const config = parseIndexerConfig({
      ...guide,
      api: { ...guide.api, port: 0, origin },
      store: await server.fresh(),
      poolSize: server.poolSize,
      pollInterval: 20,
    });
    expect(guide.api).to.deep.include({ host: "127.0.0.1", proxies: ["127.0.0.1"] });
    const { provider } = system.ethers;
    const client = await connect({ provider, deployment: system.deployment });
    indexer = await openIndexer({ config, client, domains: DOMAINS, clock: systemClock, log: silentLogger });
    closing.push(() => indexer.close());
    const headers = proxyHeaders();
    expect(headers).to.deep.equal({ connection: "", host: "$host", "x-forwarded-for": "$remote_addr" });
    const tls = { key: read("bridge.key"), cert: read("bridge.pem"), minVersion: "TLSv1.2" as const };
    const proxy = createTlsServer(tls, (asked, answer) => {
      const { connection: ___, ...kept } = asked.headers;
      const values: Record<string, string> = {
        $host: (asked.headers.host ?? "").split(":")[0] ?? "",
        $remote_addr: String(asked.socket.remoteAddress),
      };
      const set = Object.entries(headers).filter(([, value]) => value !== "");
      const sent = { ...kept, ...Object.fromEntries(set.map(([name, value]) => [name, values[value] ?? value])) };
      const passed = plainRequest(
        `${indexer.url}${asked.url}`,
        { method: asked.method ?? "GET", headers: sent },
        (from) => {
          answer.writeHead(from.statusCode ?? 502, from.headers);
          from.pipe(answer);
        },
      );
      answer.on("close", () => passed.destroy());
      passed.on("error", () => answer.destroy());
      asked.pipe(passed);
    });
    await new Promise<void>((resolve) => proxy.listen(port, "127.0.0.1", resolve));
    closing.push(
      () =>
        new Promise((resolve) => {
          proxy.closeAllConnections();
          proxy.close(resolve);
        }),
    );
    while ((await get("/ready")).status !== 200) await systemClock.sleep(20);
  });
  after(async () => {
    for (const close of closing.reverse()) await close();
    await server?.close();
  });

  const bodyOf = async (answer: IncomingMessage) => {
    let text = "";
    for await (const piece of answer.setEncoding("utf8")) text += piece;
    return { status: answer.statusCode ?? 0, headers: answer.headers, text };
  };
  const ca = read("ca.pem");
  const get = (path: string, headers: Record<string, string> = {}) =>
    new Promise<Awaited<ReturnType<typeof bodyOf>>>((resolve, reject) => {
      tlsGet(`${origin}${path}`, { ca, headers }, (answer) => void bodyOf(answer).then(resolve, reject)).on(
        "error",
        reject,
      );
    });
  const post = (path: string, body: object, headers: Record<string, string> = {}) =>
    new Promise<Awaited<ReturnType<typeof bodyOf>>>((resolve, reject) => {
      const type = { "content-type": "application/json", ...headers };
      const asked = tlsRequest(`${origin}${path}`, { ca, method: "POST", headers: type }, (answer) => {
        void bodyOf(answer).then(resolve, reject);
      });
      asked.on("error", reject).end(JSON.stringify(body));
    });

  it("is ready, says that it is reached by TLS alone, and links to where people know it", async () => {
    const { headers, text } = await get("/ready");
    expect(JSON.parse(text)).to.include({ ok: true });
    expect(headers["strict-transport-security"]).to.match(/max-age=\d{7,}/);
    const page = JSON.parse((await get("/sensorthings/v1.1/Observations?$top=1")).text);
    expect(page.value).to.have.length(1);
    expect(page["@iot.nextLink"]).to.match(new RegExp(`^${origin}/sensorthings/v1.1/Observations`));
    const root = JSON.parse((await get("/sensorthings/v1.1")).text);
    for (const { url } of root.value) expect(url).to.match(new RegExp(`^${origin}/`));
    expect((await get("/epcis/events?perPage=1")).status).to.equal(200);
  });

  it("has accounts sign for the address that they see, and takes none of another page", async () => {
    const account = `0x${"00".repeat(19)}01`;
    const { status, text } = await post("/v1/sign-in/challenge", { account }, { origin });
    expect([status, JSON.parse(text).text]).to.deep.include(200);
    expect(JSON.parse(text).text)
      .to.include(`URI: ${origin}`)
      .and.to.match(/^localhost:\d+ wants you to sign in/);
    expect((await post("/v1/sign-in/challenge", { account }, { origin: indexer.url })).status).to.equal(401);
  });

  it("passes the stream of changes on as it comes", async () => {
    const first = await new Promise<string>((resolve, reject) => {
      const asked = tlsGet(`${origin}/v1/changes`, { ca }, (answer) => {
        answer.setEncoding("utf8").once("data", (piece: string) => {
          asked.destroy();
          resolve(piece);
        });
      });
      asked.on("error", reject);
    });
    expect(first).to.match(/event: block\ndata: \{"asOf":\{"block":\d+/);
  });
});
