import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import type { OpenedBridge } from "../../../src/bridge/compose/open-bridge.ts";
import {
  COSIGN_KEY,
  httpStation,
  postPack,
  type RiverChain,
  riverChain,
  testBridge,
  weirPack,
} from "../../../src/testing/bridge.ts";
import { tally, temporaryFolder } from "../../../src/testing/command-line.ts";

describe("tally bridge restore", () => {
  let chain: RiverChain;
  let weir: number;
  let folder: string;
  let reviewing: OpenedBridge;
  const configs: string[] = [];

  const stationOf = (gateway: 0 | 1) =>
    gateway === 1
      ? httpStation(weir, "weir")
      : httpStation(weir, "weir", { proposes: true, cosigners: [{ url: reviewing.url, key: COSIGN_KEY }] });
  const bridge = (gateway: 0 | 1) =>
    testBridge({
      chain,
      key: chain.gateways[gateway].privateKey,
      folder: join(folder, `store-${gateway}`),
      stations: [stationOf(gateway)],
    });

  before(async () => {
    folder = temporaryFolder();
    chain = await riverChain();
    weir = chain.stations[1];
    reviewing = await bridge(1);
    writeFileSync(join(folder, "deployment.json"), JSON.stringify(chain.deployment));
    for (const gateway of [0, 1] as const) {
      configs[gateway] = join(folder, `bridge-${gateway}.json`);
      const content = {
        chain: { url: chain.url, deployment: "deployment.json" },
        gateway: { key: chain.gateways[gateway].privateKey },
        store: { folder: `store-${gateway}` },
        api: { port: 0, cosignKey: COSIGN_KEY },
        stations: [stationOf(gateway)],
      };
      writeFileSync(configs[gateway], JSON.stringify(content));
    }
    const proposing = await bridge(0);
    await send(60_000, reviewing, proposing);
    await proposing.flush();
    await proposing.close();
    rmSync(join(folder, "store-0"), { recursive: true });
    await send(30_000, reviewing);
  });
  after(async () => {
    await reviewing?.close();
    await chain?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Two readings that were observed so many milliseconds ago. */
  async function send(ago: number, ...to: readonly OpenedBridge[]) {
    const pack = weirPack(Date.now() - ago, 7.5, 8.1);
    for (const { url } of to) expect((await postPack(url, "weir", pack)).status).to.equal(202);
  }
  const restore = (...more: string[]) =>
    tally(["bridge", "restore", "--config", configs[0] as string, "--station", String(weir), ...more]);
  const gaps = async () => (await chain.ours.feeds.getHead({ station: weir })).gaps;

  it("is what a refused start names", async () => {
    const { exitCode, err } = await tally(["bridge", "run", "--config", configs[0] as string]);
    expect(exitCode).to.equal(1);
    expect(err).to.match(/^STORE_BEHIND_CHAIN: .*\n.*tally bridge restore/);
  });

  it("says what would be lost and who has to sign, and does nothing without --yes", async () => {
    const { exitCode, out, err } = await restore();
    expect([exitCode, err], out).to.deep.equal([0, ""]);
    expect(out).to.contain("Station 2: the chain has readings up to 2, the last received at 20");
    expect(out).to.contain(`${reviewing.url} says that it received 2 since.`);
    expect(out).to.contain("To be recorded as lost for good, on chain and for ever: readings 3 to 4 (2)");
    expect(out).to.contain("tally bridge sign-gap --config FILE --station 2 --lost 2 --reason 'the store of");
    expect(out).to.match(/Nothing is done yet\. With --yes it is\.$/);
    const { json } = await restore("--json", "--lost", "5", "--reason", "disk lost");
    expect(json()).to.deep.include({ ok: true, done: false, kind: "gap", sealedThrough: 2, quorum: 2 });
    expect(json().gap).to.deep.equal({ station: weir, firstSeq: 3, throughSeq: 7, reason: "disk lost", epoch: 1 });
    expect(await gaps()).to.equal(0);
  });

  it("is refused without the signatures, and with what is none", async () => {
    const missing = await restore("--json", "--yes");
    expect([missing.exitCode, missing.json().error.code]).to.deep.equal([1, "GAP_SIGNATURES_MISSING"]);
    const file = join(folder, "none.json");
    writeFileSync(file, JSON.stringify({ station: weir, firstSeq: "3" }));
    const none = await restore("--json", "--signature", file);
    expect([none.exitCode, none.json().error.code]).to.deep.equal([1, "GAP_INVALID"]);
    expect(none.json().error.values).to.include({ field: "firstSeq", value: "3", file });
    for (const bad of [
      ["--lost", "0"],
      ["--lost", "many"],
      ["--station", "x"],
    ]) {
      expect((await restore("--json", ...bad)).json().error.code, bad.join(" ")).to.equal("USAGE");
    }
    expect(await gaps()).to.equal(0);
  });

  it("has the station go on once another gateway's operator signed beside his running bridge", async () => {
    const file = join(folder, "gap.json");
    const sign = (...more: string[]) => {
      const what = ["--station", String(weir), "--lost", "2", "--reason", "disk lost", "--out", file];
      return tally(["bridge", "sign-gap", "--config", configs[1] as string, ...what, ...more]);
    };
    const shown = await sign();
    expect(shown.out).to.contain('Station 2: readings 3 to 4 (2) are lost for good, reason "disk lost".');
    expect(shown.out).to.contain("This gateway received 2 since the last sealed one.");
    expect(shown.out).to.match(/Nothing is signed yet\. With --yes it is\.$/);
    expect(await reviewing.store.promises(weir, 3, 3)).to.deep.equal([]);
    const signed = await sign("--yes", "--json");
    expect(signed.json(), signed.err).to.deep.include({ ok: true, done: true, held: 2, file });
    expect(JSON.parse(readFileSync(file, "utf8")).signer).to.equal(chain.gateways[1].address);

    const done = await restore("--json", "--signature", file, "--yes");
    expect(done.json(), done.err).to.deep.include({ ok: true, done: true, kind: "gap", nextSeq: 5 });
    expect(await gaps()).to.equal(1);
    const again = await restore();
    expect(again.out).to.equal("The store has all that the chain has.\nThe next reading of station 2 gets number 5.");
    const bridged = await bridge(0);
    await send(10_000, reviewing, bridged);
    await bridged.flush();
    await bridged.close();
    expect(await chain.ours.feeds.getHead({ station: weir })).to.include({ lastSeq: 6, gaps: 1 });
  });
});
