import { expect } from "chai";
import type { OpenedBridge } from "../../../../src/bridge/compose/open-bridge.ts";
import { POINTS, type Point } from "../../../../src/bridge/compose/points/point.ts";
import {
  COSIGN_KEY,
  httpStation,
  postPack,
  type RiverChain,
  riverChain,
  temporaryFolder,
  testBridge,
  weirPack,
} from "../../../../src/testing/bridge.ts";
import { postgresServer, type TestPostgres } from "../../../../src/testing/postgres.ts";

describe("a bridge on a PostgreSQL server, without threads", () => {
  const folders = [temporaryFolder(), temporaryFolder()] as const;
  let server: TestPostgres;
  let chain: RiverChain;
  let reviewing: OpenedBridge;
  before(async function () {
    const found = await postgresServer();
    if (!found) {
      console.log("    skipped: no $TALLY_POSTGRES_URL and no PostgreSQL on this machine");
      return this.skip();
    }
    server = found;
    chain = await riverChain();
    reviewing = await testBridge({
      chain,
      key: chain.gateways[1].privateKey,
      folder: folders[1].path,
      stations: [httpStation(chain.stations[1], "weir")],
    });
  });
  after(async () => {
    await reviewing?.close();
    await chain?.close();
    await server?.close();
    for (const { cleanUp } of folders) cleanUp();
  });

  it("seals what was posted, passes the same points, and goes on after a restart", async () => {
    const [, weir] = chain.stations;
    const store = { postgres: await server.fresh(), folder: folders[0].path };
    for (const round of [1, 2]) {
      const points: Point[] = [];
      const proposing = await testBridge({
        chain,
        key: chain.gateways[0].privateKey,
        folder: store.folder,
        config: { store, batch: { maxAgeSeconds: 3_600 } },
        stations: [httpStation(weir, "weir", { proposes: true, cosigners: [{ url: reviewing.url, key: COSIGN_KEY }] })],
        onPoint: (point) => points.push(point),
      });
      const pack = weirPack(Date.now() - round * 900_000, 7.5, 8.1);
      for (const { url } of [reviewing, proposing]) expect((await postPack(url, "weir", pack)).status).to.equal(202);
      await proposing.flush();
      expect((await chain.ours.feeds.getHead({ station: weir })).lastSeq).to.equal(2 * round);
      expect(POINTS.toSorted((a, b) => points.indexOf(a) - points.indexOf(b))).to.deep.equal(POINTS);
      expect(POINTS.filter((point) => !points.includes(point))).to.deep.equal([]);
      await proposing.close();
    }
  });
});
