import { join } from "node:path";
import { expect } from "chai";
import type { OpenedBridge } from "../../../../../src/bridge/compose/open-bridge.ts";
import { startSubmittingThread } from "../../../../../src/bridge/compose/submitting/submitting-thread.ts";
import { silentLogger } from "../../../../../src/lib/logger.ts";
import {
  COSIGN_KEY,
  httpStation,
  postPack,
  type RiverChain,
  riverChain,
  temporaryFolder,
  testBridge,
  weirPack,
} from "../../../../../src/testing/bridge.ts";
import { refused } from "../../../../../src/testing/errors.ts";

const HOUR = 3_600_000;

describe("the submitting thread", () => {
  const folders = [temporaryFolder(), temporaryFolder()] as const;
  const logged: string[] = [];
  const log = { ...silentLogger, warn: (_: object, message: string) => logged.push(message) };
  let chain: RiverChain;
  let weir: number;
  let reviewing: OpenedBridge;
  before(async () => {
    chain = await riverChain();
    weir = chain.stations[1];
    reviewing = await testBridge({
      chain,
      key: chain.gateways[1].privateKey,
      folder: folders[1].path,
      stations: [httpStation(weir, "weir")],
    });
  });
  after(async () => {
    await reviewing?.close();
    await chain?.close();
    for (const { cleanUp } of folders) cleanUp();
  });

  const place = () => ({ key: chain.gateways[0].privateKey, folder: folders[0].path });
  const stations = () => [
    httpStation(weir, "weir", { proposes: true, cosigners: [{ url: reviewing.url, key: COSIGN_KEY }] }),
  ];
  /** The thread as the bridge below starts it. */
  const setup = () => ({
    ...place(),
    chain: { url: chain.url },
    deployment: chain.deployment,
    outbox: join(folders[0].path, "outbox.db"),
    stations: stations(),
  });

  it("seals, tells of it before the flush is over, and of what holds it up", async () => {
    const counts: number[] = [];
    const bridge = await testBridge({
      ...place(),
      chain,
      stations: stations(),
      log,
      onSealed: ({ batch }) => counts.push(batch.count),
    });
    await refused(startSubmittingThread(setup(), log), "OUTBOX_LOCKED");
    const [early, late] = [100, 99].map((hours) => weirPack(Date.now() - hours * HOUR, 7.5, 8.1)) as [
      object[],
      object[],
    ];
    for (const { url } of [reviewing, bridge]) await postPack(url, "weir", early);
    await bridge.flush();
    expect(counts.reduce((sum, count) => sum + count, 0)).to.equal(2);
    expect((await chain.ours.feeds.getHead({ station: weir })).lastSeq).to.equal(2);

    await postPack(bridge.url, "weir", late); // the other gateway has not got it
    const flushed = bridge.flush();
    for (let problems = "{}"; !problems.includes("COSIGN_REFUSED"); ) {
      problems = JSON.stringify(await (await fetch(`${bridge.url}/health`)).json());
    }
    await postPack(reviewing.url, "weir", late);
    await flushed;
    expect(logged).to.include("sealing failed");
    expect((await chain.ours.feeds.getHead({ station: weir })).lastSeq).to.equal(4);
    await bridge.close();
  });

  it("can be asked once it is closed, and closed again", async () => {
    const thread = await startSubmittingThread(setup(), log);
    await thread.heard();
    await thread.close();
    await thread.heard();
    await thread.close();
  });

  it("says why it cannot start", async () => {
    await refused(startSubmittingThread({ ...setup(), chain: { url: "http://127.0.0.1:1" } }, log), "RPC_UNREACHABLE");
    const other = { ...chain.deployment, genesisHash: `0x${"11".repeat(32)}` };
    await refused(startSubmittingThread({ ...setup(), deployment: other }, log), "CHAIN_MISMATCH");
  });
});
