import { createServer, type IncomingMessage, type Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { expect } from "chai";
import { openSqliteStore } from "../../../../src/bridge/store/sqlite/store.ts";
import {
  httpStation,
  postPack,
  type RiverChain,
  riverChain,
  temporaryFolder,
  testBridge,
  weirPack,
} from "../../../../src/testing/bridge.ts";

/** A way to a node that goes dead: from then on it takes connections and requests, and answers none. */
async function deadlyProxy(target: string): Promise<{ url: string; die(): Promise<void>; close(): void }> {
  let dead = false;
  const asked = Promise.withResolvers<void>();
  const text = async (stream: IncomingMessage) => Buffer.concat(await stream.toArray()).toString();
  const server: Server = createServer(async (request, response) => {
    const body = await text(request);
    if (dead) return asked.resolve();
    const answer = await fetch(target, { method: "POST", headers: { "content-type": "application/json" }, body });
    response.setHeader("content-type", "application/json").end(await answer.text());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    die() {
      dead = true;
      return asked.promise;
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** A connection that says so much of a request, and waits. */
const hangingClient = (url: string, said: string) =>
  new Promise<Socket>((resolve) => {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname, () => socket.write(said, () => resolve(socket)));
    socket.on("error", () => {});
  });

describe("a bridge that is told to stop", function () {
  this.timeout(60_000);
  let chain: RiverChain;
  const folder = temporaryFolder();
  before(async () => {
    chain = await riverChain();
  });
  after(async () => {
    await chain?.close();
    folder.cleanUp();
  });

  it("ends though its node never answers and clients of the API hang, and keeps what it acknowledged", async () => {
    const weir = chain.stations[1];
    const proxy = await deadlyProxy(chain.url);
    const bridge = await testBridge({
      chain: { ...chain, url: proxy.url },
      key: chain.gateways[0].privateKey,
      folder: folder.path,
      stations: [httpStation(weir, "weir", { proposes: true })],
      config: { batch: { maxAgeSeconds: 0.2 } },
    });
    const asked = proxy.die();
    expect((await postPack(bridge.url, "weir", weirPack(Date.now(), 7.5, 8.1))).status).to.equal(202);
    await asked;
    const clients = await Promise.all([
      hangingClient(bridge.url, ""),
      hangingClient(bridge.url, "POST /v1/stations/weir/readings HTTP/1.1\r\nhost: x\r\n"),
    ]);
    await bridge.close();
    proxy.close();
    for (const client of clients) client.destroy();
    const store = await openSqliteStore({ folder: folder.path, access: "ingest" });
    expect(await store.lastSeq(weir)).to.equal(2);
    await store.close();
  });
});
