import { expect } from "chai";
import { parseEvidence } from "../../../src/sdk/sensing/parse-evidence.ts";
import { traceReading } from "../../../src/sdk/sensing/trace.ts";
import {
  COSIGN_KEY,
  httpStation,
  postPack,
  type RiverChain,
  riverChain,
  type TestBridge,
  temporaryFolder,
  testBridge,
  weirPack,
} from "../../../src/testing/bridge.ts";

describe("a bridge, from the socket to the chain", () => {
  let chain: RiverChain;
  let weir: number;
  const folders = [temporaryFolder(), temporaryFolder()] as const;
  let [proposing, reviewing]: TestBridge[] = [];

  before(async () => {
    chain = await riverChain();
    weir = chain.stations[1];
    reviewing = await testBridge({
      chain,
      key: chain.gateways[1].privateKey,
      folder: folders[1].path,
      stations: [httpStation(weir, "weir")],
    });
    proposing = await testBridge({
      chain,
      key: chain.gateways[0].privateKey,
      folder: folders[0].path,
      stations: [httpStation(weir, "weir", { proposes: true, cosigners: [{ url: reviewing.url, key: COSIGN_KEY }] })],
    });
  });
  after(async () => {
    await proposing?.close();
    await reviewing?.close();
    await chain?.close();
    for (const { cleanUp } of folders) cleanUp();
  });

  it("seals what was posted, and proves each reading on chain", async () => {
    const now = Date.now();
    for (let i = 0; i < 10; i++) {
      const pack = weirPack(now - (10 - i) * 900_000, 7.5 + i / 100, 8.1);
      for (const { url } of [reviewing, proposing] as TestBridge[]) {
        const response = await postPack(url, "weir", pack);
        expect(response.status, await response.text()).to.equal(202);
      }
    }
    await proposing?.bridge.flush();
    expect((await chain.ours.feeds.getHead({ station: weir })).lastSeq).to.equal(20);
    for (let seq = 1; seq <= 20; seq++) {
      const response = await fetch(`${proposing?.url}/v1/stations/${weir}/readings/${seq}/evidence`);
      const { verdict } = await traceReading(chain.ours, parseEvidence(await response.text()));
      expect(verdict, `reading ${seq}`).to.equal("proved");
    }
  });
});
