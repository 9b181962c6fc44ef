import { expect } from "chai";
import { Wallet } from "ethers";
import Fastify from "fastify";
import type { Frame } from "../../../../src/bridge/model/frame.ts";
import { cosignRoute } from "../../../../src/bridge/serve/cosign-route.ts";
import { sendProblem } from "../../../../src/bridge/serve/problem.ts";
import { createGateway } from "../../../../src/bridge/submit/gateway.ts";
import { httpCosigner } from "../../../../src/bridge/submit/http-cosigner.ts";
import { proposePast } from "../../../../src/bridge/submit/propose.ts";
import type { TallyError } from "../../../../src/lib/errors.ts";
import { silentLogger } from "../../../../src/lib/logger.ts";
import { refused } from "../../../../src/testing/errors.ts";
import { phFrame, type SealingBench, sealingBench, tampered } from "../../../../src/testing/sealing.ts";

const T = Date.UTC(2026, 6, 1);
const SECOND = 1_000;
const DEPLOYMENT = { chainId: 31337, contracts: { Feeds: { address: `0x${"11".repeat(20)}`, block: 1 } } } as never;

describe("a co-signing gateway that was started anew", () => {
  const BATCH = 50;
  let proposer: SealingBench;
  let own: SealingBench;
  const reviewer = (sealed = true) => own.reviewer(undefined, async () => sealed);
  const pastBefore = async (before: number) => (await proposePast(proposer.store, 1, before)).batches;

  /** Three batches; the last reading before the third, a jump, came to this gateway after the first of the third. */
  beforeEach(async () => {
    [proposer, own] = [await sealingBench(), await sealingBench()];
    const frames = Array.from({ length: 3 * BATCH }, (_, i) =>
      phFrame(T + i * SECOND, i === 2 * BATCH - 1 ? 1_200 : 750 + (i % 7)),
    );
    await proposer.store.append(frames);
    const [last, first] = [frames[2 * BATCH - 1] as Frame, frames[2 * BATCH] as Frame];
    await own.store.append(frames.with(2 * BATCH - 1, first).with(2 * BATCH, last));
    await proposer.sealer({ maxCount: BATCH }).closeDue(1, T, true);
  });
  afterEach(async () => {
    await proposer.close();
    await own.close();
  });

  it("would judge in its own order of arrival, where it cannot ask", async () => {
    const third = await proposer.propose(2 * BATCH + 1);
    await refused(own.reviewer().review(third), "COSIGN_MISMATCH");
  });

  it("asks for what was sealed before, and judges in that order", async () => {
    const third = await proposer.propose(2 * BATCH + 1);
    const anew = reviewer();
    const { values } = await refused(anew.review(third), "COSIGN_PAST_WANTED");
    expect(values).to.include({ station: 1, before: 2 * BATCH + 1 });
    const past = await pastBefore(2 * BATCH + 1);
    expect(past.map(({ batch }) => batch.firstSeq)).to.deep.equal([BATCH + 1, 1]);
    expect(await anew.showPast({ batches: past.slice(0, 1) })).to.equal(BATCH + 1);
    await refused(anew.review(third), "COSIGN_PAST_WANTED");
    expect(await anew.showPast({ batches: past.slice(1) })).to.equal(null);
    await anew.review(third);
  });

  it("takes nothing that the chain does not have, that does not follow, or that it did not ask for", async () => {
    const third = await proposer.propose(2 * BATCH + 1);
    const past = await pastBefore(2 * BATCH + 1);
    const unasked = reviewer();
    expect(await unasked.showPast({ batches: past })).to.equal(null);
    await refused(unasked.review(third), "COSIGN_PAST_WANTED");

    const forked = reviewer(false);
    await refused(forked.review(third), "COSIGN_PAST_WANTED");
    await refused(forked.showPast({ batches: past }), "COSIGN_MISMATCH");

    const anew = reviewer();
    await refused(anew.review(third), "COSIGN_PAST_WANTED");
    expect(await anew.showPast({ batches: past.slice(1) })).to.equal(2 * BATCH + 1);
    const [second] = past as [(typeof past)[0]];
    const edited = tampered(second, (readings) => readings.toReversed());
    await refused(anew.showPast({ batches: [{ ...second, readings: edited.readings }] }), "COSIGN_MISMATCH");
  });

  it("is shown the gap that the chain has right before the batch, and no other, and begins anew after it", async () => {
    const [before, next] = [2 * BATCH, 2 * BATCH + 6];
    const gap = { station: 1, firstSeq: before + 1, throughSeq: next - 1 };
    const after = await sealingBench();
    await after.store.skip(gap, T);
    await after.store.append(
      Array.from({ length: BATCH }, (_, i) => phFrame(T + (before + i) * SECOND, 750 + (i % 7))),
    );
    await after.sealer({ maxCount: BATCH }).closeDue(1, T, true);
    const third = await after.propose(next);
    const shown = await proposePast(after.store, 1, next);
    expect(shown).to.deep.equal({ batches: [], gap: { station: 1, firstSeq: before + 1 } });

    const fresh = await sealingBench();
    await fresh.store.append(
      Array.from({ length: BATCH }, (_, i) => phFrame(T + (before + i) * SECOND, 750 + (i % 7))),
    );
    const anew = (through: number) =>
      fresh.reviewer(
        undefined,
        async () => true,
        undefined,
        async () => through,
      );
    const unasked = anew(next - 1);
    expect(await unasked.showPast(shown)).to.equal(null);
    await refused(unasked.review(third), "COSIGN_PAST_WANTED");
    for (const through of [0, next - 2, next]) {
      const misled = anew(through);
      await refused(misled.review(third), "COSIGN_PAST_WANTED");
      const { values } = await refused(misled.showPast(shown), "COSIGN_MISMATCH");
      expect(values).to.include({ field: "gap", mine: through, given: next - 1 });
    }
    const told = anew(next - 1);
    await refused(told.review(third), "COSIGN_PAST_WANTED");
    expect(await told.showPast(shown)).to.equal(null);
    await told.review(third);
    await after.close();
    await fresh.close();
  });

  it("is shown it over HTTP, and signs", async () => {
    const wallet = new Wallet(`0x${"a1".repeat(32)}`);
    const app = Fastify();
    app.setErrorHandler((error: TallyError, _request, reply) => sendProblem(reply, error));
    const gateway = createGateway(wallet, DEPLOYMENT, own.store);
    cosignRoute(app, { reviewer: reviewer(), gateway, apiKey: "key" }, silentLogger);
    const asked: string[] = [];
    const cosigner = httpCosigner({
      url: "http://gateway",
      apiKey: "key",
      timeout: 60_000,
      deployment: DEPLOYMENT,
      pastOf: (station, before) => proposePast(proposer.store, station, before),
      async fetch(url, { headers, body } = {}) {
        const { pathname } = new URL(String(url));
        asked.push(pathname);
        const sent = { headers: headers as Record<string, string>, payload: body as string };
        const answer = await app.inject({ method: "POST", url: pathname, ...sent });
        return new Response(answer.body, { status: answer.statusCode });
      },
    });
    const { signer } = await cosigner.cosign(await proposer.propose(2 * BATCH + 1));
    expect(signer).to.equal(wallet.address);
    expect(asked).to.deep.equal(["/v1/cosign", "/v1/past", "/v1/cosign"]);
    await app.close();
  });
});
