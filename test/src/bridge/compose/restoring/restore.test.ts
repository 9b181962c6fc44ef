import { expect } from "chai";
import type { OpenedBridge } from "../../../../../src/bridge/compose/open-bridge.ts";
import type { OnPoint } from "../../../../../src/bridge/compose/points/point.ts";
import { openGapSigning } from "../../../../../src/bridge/compose/restoring/open-gap-signing.ts";
import { openRestore } from "../../../../../src/bridge/compose/restoring/open-restore.ts";
import type { BridgeConfig } from "../../../../../src/bridge/config/config.ts";
import { silentLogger } from "../../../../../src/lib/logger.ts";
import { parseReadingProof } from "../../../../../src/sdk/sensing/model/parse-reading-proof.ts";
import { traceReading } from "../../../../../src/sdk/sensing/model/trace.ts";
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

const REASON = "disk lost";

describe("a gateway whose store is lost", () => {
  let chain: RiverChain;
  let weir: number;
  let lost = temporaryFolder();
  const kept = temporaryFolder();
  let reviewing: OpenedBridge;
  let proposing: OpenedBridge | undefined;
  let packs = 0;

  before(async () => {
    chain = await riverChain();
    weir = chain.stations[1];
    reviewing = await startReviewing();
    proposing = await startProposing();
  });
  after(async () => {
    await proposing?.close();
    await reviewing?.close();
    await chain?.close();
    for (const { cleanUp } of [lost, kept]) cleanUp();
  });

  const proposes = () =>
    httpStation(weir, "weir", { proposes: true, cosigners: [{ url: reviewing.url, key: COSIGN_KEY }] });
  const startReviewing = () =>
    testBridge({ chain, key: chain.gateways[1].privateKey, folder: kept.path, stations: [httpStation(weir, "weir")] });
  const startProposing = (onPoint?: OnPoint) =>
    testBridge({
      chain,
      key: chain.gateways[0].privateKey,
      folder: lost.path,
      stations: [proposes()],
      ...(onPoint && { onPoint }),
    });
  const configOf = (gateway: 0 | 1): BridgeConfig => ({
    chain: { url: chain.url, deployment: "" },
    gateway: { key: chain.gateways[gateway].privateKey },
    store: { folder: gateway === 0 ? lost.path : kept.path },
    stations: [gateway === 0 ? proposes() : httpStation(weir, "weir")],
  });
  const opening = (gateway: 0 | 1) => ({
    config: configOf(gateway),
    deployment: chain.deployment,
    log: silentLogger,
    sending: { pollInterval: 20 },
  });

  const nextPack = () => weirPack(Date.now() - 100 * 3_600_000 + packs++ * 900_000, 7.5 + (packs % 5) / 100, 8.1);
  async function send(to: readonly (OpenedBridge | undefined)[]) {
    const pack = nextPack();
    for (const bridge of to) expect((await postPack(bridge?.url ?? "", "weir", pack)).status).to.equal(202);
  }
  const head = () => chain.ours.feeds.getHead({ station: weir });
  async function lose() {
    await proposing?.close();
    proposing = undefined;
    lost.cleanUp();
    lost = temporaryFolder();
  }
  async function restoring<T>(work: (opened: Awaited<ReturnType<typeof openRestore>>) => Promise<T>): Promise<T> {
    const opened = await openRestore(opening(0));
    return work(opened).finally(() => opened.close());
  }
  async function signed(count: number) {
    const opened = await openGapSigning(opening(1));
    try {
      const { gap, held } = await opened.propose(weir, count, REASON);
      return { held, signed: [await opened.sign(gap)] };
    } finally {
      await opened.close();
    }
  }
  const plan = (lostCount?: number) =>
    restoring((opened) =>
      opened.plan({ station: weir, reason: REASON, ...(lostCount !== undefined && { lost: lostCount }) }, []),
    );
  async function requireProof(seq: number) {
    const response = await fetch(`${proposing?.url}/v1/stations/${weir}/readings/${seq}/proof`);
    const evidence = parseReadingProof(await response.text());
    expect((await traceReading(chain.ours, evidence)).verdict, `reading ${seq}`).to.equal("proved");
  }

  it("is told which command helps", async () => {
    for (let i = 0; i < 20; i++) await send([reviewing, proposing]);
    await proposing?.flush();
    await lose();
    // Received by the other gateway alone: it will want them in the next batch, and nobody can seal them.
    for (let i = 0; i < 2; i++) await send([reviewing]);
    const { values } = await refused(startProposing(), "STORE_BEHIND_CHAIN");
    expect(values).to.include({ station: weir, sealedThrough: 40, batchedThrough: 0 });
  });

  it("shows what would be lost, and changes nothing by it", async () => {
    for (let i = 0; i < 2; i++) {
      const shown = await plan();
      const gap = { station: weir, firstSeq: 41, throughSeq: 44, reason: REASON, epoch: 1 };
      expect(shown).to.deep.include({ kind: "gap", sealedThrough: 40, quorum: 2, gap });
      expect(shown).to.deep.include({ held: [{ url: reviewing.url, readings: 4 }] });
    }
    expect(await head()).to.include({ lastSeq: 40, gaps: 0 });
  });

  it("is refused a gap that the quorum did not sign, or not so", async () => {
    const { held, signed: good } = await signed(4);
    expect(held).to.equal(4);
    const [one] = good as [(typeof good)[0]];
    const shown = await plan();
    await refused(
      restoring((opened) => opened.carryOut(shown, [])),
      "GAP_SIGNATURES_MISSING",
    );
    const [own] = chain.gateways;
    for (const [field, bad] of [
      ["throughSeq", { ...one, throughSeq: 45 }],
      ["reason", { ...one, reason: "another" }],
      ["epoch", { ...one, epoch: 2 }],
      ["signer", { ...one, signer: `0x${"12".repeat(20)}` }],
      ["signature", { ...one, signer: own.address }],
      ["signature", { ...one, signature: `0x${"12".repeat(65)}` }],
    ] as const) {
      const error = await refused(
        restoring((opened) => opened.carryOut(shown, [bad])),
        "GAP_INVALID",
      );
      expect(error.values.field).to.equal(field);
    }
    await refused(
      restoring((opened) => opened.carryOut(shown, [one, one])),
      "GAP_INVALID",
    );
    expect(await head()).to.include({ lastSeq: 40, gaps: 0 });
  });

  it("goes on behind the gap: what comes then is sealed by the quorum and proved, also after restarts", async () => {
    const { signed: others } = await signed(4);
    const done = await restoring(async (opened) =>
      opened.carryOut(await opened.plan({ station: weir, reason: "not this one" }, others), others),
    );
    expect(done).to.include({ station: weir, nextSeq: 45 });
    expect(await head()).to.include({ lastSeq: 44, gaps: 1 });
    expect((await plan()).kind).to.equal("nothing");
    proposing = await startProposing();
    for (let round = 0; round < 3; round++) {
      for (let i = 0; i < 20; i++) await send([reviewing, proposing]);
      await proposing.flush();
      await requireProof(45 + 40 * round);
      await requireProof(84 + 40 * round);
      // The other one, started anew, wants to be shown what was before: up to the gap.
      await reviewing.close();
      await proposing.close();
      reviewing = await startReviewing();
      proposing = await startProposing();
    }
    expect(await head()).to.include({ lastSeq: 164, gaps: 1, equivocations: 0 });
    const { batchedThrough, lastSeq } = await (await fetch(`${proposing.url}/v1/stations/${weir}`)).json();
    expect([batchedThrough, lastSeq]).to.deep.equal([164, 164]);
  });

  it("can be lost again, right after a restore", async () => {
    for (const [first, gaps] of [
      [165, 2],
      [166, 3],
    ] as const) {
      await lose();
      const { signed: others } = await signed(1);
      const done = await restoring(async (opened) =>
        opened.carryOut(await opened.plan({ station: weir, reason: REASON }, others), others),
      );
      expect(done.nextSeq).to.equal(first + 1);
      expect(await head()).to.include({ lastSeq: first, gaps });
    }
    proposing = await startProposing();
    await send([reviewing, proposing]);
    await proposing.flush();
    await requireProof(168);
  });

  it("has a batch sealed that both had signed, when it cannot be sealed any more by itself", async () => {
    await proposing?.close();
    const sent = Promise.withResolvers<void>();
    proposing = await startProposing((point) => point === "after broadcast" && sent.resolve());
    chain.holdBlocks();
    await send([reviewing, proposing]);
    await sent.promise;
    await lose();
    expect((await refused(plan(1), "RESTORE_EARLY")).values).to.include({ waiting: 1 });
    expect(chain.forgetPool()).to.equal(1);
    chain.letBlocksGo();

    await refused(signed(1), "COSIGN_EQUIVOCATION");
    const shown = await plan(1);
    expect(shown).to.include({ kind: "seal", sealedThrough: 168 });
    const done = await restoring((opened) => opened.carryOut(shown, []));
    expect(done.transaction).to.match(/^0x/);
    expect(await head()).to.include({ lastSeq: 170, gaps: 3, equivocations: 0 });
    const { signed: others } = await signed(1);
    const gone = await restoring(async (opened) =>
      opened.carryOut(await opened.plan({ station: weir, reason: REASON }, others), others),
    );
    expect(gone.nextSeq).to.equal(172);
    proposing = await startProposing();
    await send([reviewing, proposing]);
    await proposing.flush();
    await requireProof(173);
    expect(await head()).to.include({ lastSeq: 173, gaps: 4, equivocations: 0 });
  });

  it("is not helped by a gateway that signed a batch there, nor where its bridge runs or it does not propose", async () => {
    await refused(openRestore(opening(0)), "STORE_LOCKED");
    await lose();
    await reviewing.store.promise(weir, 174, `0x${"ab".repeat(32)}`);
    await refused(signed(1), "COSIGN_EQUIVOCATION");
    const parameters = opening(0);
    const config = { ...parameters.config, stations: [httpStation(weir, "weir")] };
    const opened = await openRestore({ ...parameters, config });
    const error = await refused(opened.plan({ station: weir, reason: REASON, lost: 1 }, []), "CONFIG_INVALID");
    expect(error.values.key).to.equal("/stations/0/proposes");
    await opened.close();
  });
});
