import { Writable } from "node:stream";
import { expect } from "chai";
import { type Logger as Pino, pino } from "pino";
import type { OpenedBridge } from "../../../../src/bridge/compose/open-bridge.ts";
import { deployedContract } from "../../../../src/sdk/core/deployment.ts";
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

/** A program's log, and the lines that it wrote. */
function linesOf(): { readonly log: Pino; lines(): Record<string, unknown>[]; of(msg: string): unknown[] } {
  let text = "";
  const written = new Writable({
    write(chunk, _, done) {
      text += chunk;
      done();
    },
  });
  const lines = () =>
    text
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
  const of = (wanted: string) =>
    lines()
      .filter(({ msg }) => msg === wanted)
      .map(({ level, time, msg, ...values }) => values);
  return { log: pino({ level: "info", base: null }, written), lines, of };
}

describe("the log of two gateways, at info", () => {
  let chain: RiverChain;
  const folders = [temporaryFolder(), temporaryFolder()] as const;
  const [signing, proposing] = [linesOf(), linesOf()];
  let bridges: OpenedBridge[] = [];

  before(async () => {
    chain = await riverChain();
    const weir = chain.stations[1];
    const common = { chain, config: { batch: { maxAgeSeconds: 3_600 } } };
    const reviewing = await testBridge({
      ...common,
      key: chain.gateways[1].privateKey,
      folder: folders[1].path,
      stations: [httpStation(weir, "weir")],
      log: signing.log,
    });
    const cosigners = [{ url: reviewing.url, key: COSIGN_KEY }];
    const sealing = await testBridge({
      ...common,
      key: chain.gateways[0].privateKey,
      folder: folders[0].path,
      stations: [httpStation(weir, "weir", { proposes: true, cosigners })],
      log: proposing.log,
    });
    bridges = [sealing, reviewing];
    const pack = weirPack(Date.now() - 60_000, 7.5, 8.1);
    for (const { url } of bridges) await postPack(url, "weir", pack);
    await sealing.flush();
    const set = { station: weir, gateways: chain.gateways.map(({ address }) => address), quorum: 1 };
    await chain.operator.stations.proposeGatewaysAndWait(set);
    await chain.regulator.stations.approveGatewaysAndWait(set);
    const field = await chain.field();
    sealing.setField(field);
    sealing.setField(field);
    await sealing.close("SIGTERM");
    await reviewing.close();
  });
  after(async () => {
    for (const bridge of bridges) await bridge.close();
    await chain?.close();
    for (const { cleanUp } of folders) cleanUp();
  });

  it("tells the start: address, deployment, stations, gateway", () => {
    const { network, chainId, genesisHash } = chain.deployment;
    const feeds = deployedContract(chain.deployment, "Feeds", "sensing").address;
    const [station, gateway] = [chain.stations[1], chain.gateways[0].address];
    expect(proposing.of("started")).to.deep.equal([
      { url: bridges[0]?.url, feeds, stations: [station], gateway, network, chainId, genesisHash },
    ]);
  });

  it("tells what is sealed: station, first and last number, transaction", async () => {
    const [station] = [chain.stations[1]];
    const { transaction, blockNumber } = await sealedAt(station);
    expect(proposing.of("sealed")).to.deep.equal([
      { station, firstSeq: 1, lastSeq: 2, transaction, block: blockNumber },
    ]);
  });

  it("tells what is co-signed, and who asked", () => {
    const station = chain.stations[1];
    expect(signing.of("co-signed")).to.deep.equal([{ station, firstSeq: 1, lastSeq: 2, epoch: 1, asker: "127.0.0.1" }]);
  });

  it("tells a rotated gateway set, once", () => {
    // As the chain orders them.
    const gateways = chain.gateways.map(({ address }) => address).sort((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1));
    const rotated = { station: chain.stations[1], epoch: 2, replaces: 1, quorum: 1, gateways, isMember: true };
    expect(proposing.of("gateway set rotated")).to.deep.equal([rotated]);
  });

  it("tells the stop: why, and how long it took", () => {
    const [end, ...more] = proposing.of("stopped") as { why: string; ran: number; took: number }[];
    expect(more).to.deep.equal([]);
    expect(end?.why).to.equal("SIGTERM");
    expect(end?.ran).to.be.at.least(end?.took ?? Number.NaN);
    expect(proposing.lines().at(-1)?.msg).to.equal("stopped");
    expect((signing.of("stopped") as { why: string }[]).map(({ why }) => why)).to.deep.equal(["closed"]);
  });

  async function sealedAt(station: number) {
    const { transaction } = await chain.ours.feeds.getSealedBatch({ station, firstSeq: 1 });
    const receipt = await chain.provider.getTransactionReceipt(transaction);
    return { transaction, blockNumber: receipt?.blockNumber };
  }
});
