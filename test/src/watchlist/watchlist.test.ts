import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import { expect } from "chai";
import { hexlify } from "ethers";
import { bucketAnswerSigner } from "../../../src/sdk/watchlist/model/sign.ts";
import type { SubjectKey } from "../../../src/sdk/watchlist/model/tag.ts";
import { evaluateSubjects } from "../../../src/sdk/watchlist/service/evaluate-subjects.ts";
import { querySubjects } from "../../../src/sdk/watchlist/service/query-subjects.ts";
import { refused } from "../../../src/testing/errors.ts";
import {
  correct,
  reportAsked,
  reportKnown,
  type WatchlistSystem,
  watchlistSystem,
} from "../../../src/testing/watchlist.ts";
import { type ServedWatchlist, serveWatchlist } from "../../../src/testing/watchlist-service.ts";
import { watchlistSubjects } from "../../../src/testing/watchlist-subjects.ts";
import { newEpochKey } from "../../../src/watchlist/keys/key-file.ts";
import { bringCounts } from "../../../src/watchlist/roots/publish-roots.ts";

const subjects = watchlistSubjects(11, 12);
const [subject, second, third] = subjects as [(typeof subjects)[0], (typeof subjects)[0], (typeof subjects)[0]];
const DAY = 86_400;

describe("the watchlist service", () => {
  let system: WatchlistSystem;
  let service: ServedWatchlist;
  beforeEach(async () => {
    system = await watchlistSystem();
    service = await serveWatchlist(system);
  });
  afterEach(() => service.close());

  it("answers with a hit, and with a miss, both proved", async () => {
    const { bank, store: shop, list } = system;
    for (const each of subjects.slice(0, 6)) await reportAsked(system, bank, await service.sessionOf(bank), each);
    await reportAsked(system, shop, await service.sessionOf(shop), subject, { reason: 7 });
    const [published] = await service.publish();
    expect(published).to.deep.include({ epoch: 1, number: 1, entries: 6, bits: 1 });
    const { results } = await service.ask(shop, subject, second, subjects[9] as typeof subject);
    expect(results.map(({ entry }) => entry && [entry.reporters, entry.contested, entry.reasons])).to.deep.equal([
      [2, 0, [2, 7]],
      [1, 0, [2]],
      undefined,
    ]);
    expect(await service.publish(), "nothing changed").to.deep.equal([]);
    await system.wait(DAY);
    expect(await service.publish(), "a day later").to.have.length(1);
    const tag = results[0]?.tag as string;
    expect(await shop.client.watchlist.getWatchlistEntry({ list, epoch: 1, tag })).to.deep.equal(results[0]?.entry);
  });

  it("forgets what expired, was withdrawn or corrected, and keeps what an objection was dismissed of", async () => {
    const { bank, store: shop, list } = system;
    const session = await service.sessionOf(bank);
    const short = await reportAsked(system, bank, session, subject, { life: 2 * DAY });
    const { tag } = await reportAsked(system, bank, session, second);
    const corrected = await reportAsked(system, bank, session, third);
    const kept = await reportAsked(system, bank, session, subjects[3] as typeof subject);
    await correct(system, shop, bank, kept.tag, false);
    const listed = async () => {
      await service.publish();
      const { results } = await service.ask(shop, ...subjects.slice(0, 4));
      return results.map(({ entry }) => entry !== undefined);
    };
    expect(await listed()).to.deep.equal([true, true, true, true]);
    await bank.client.watchlist.withdrawReportAndWait({ list, epoch: 1, tag, organisation: bank.org });
    await correct(system, shop, bank, corrected.tag);
    expect(await listed()).to.deep.equal([true, false, false, true]);
    await system.wait(3 * DAY);
    expect(await listed()).to.deep.equal([false, false, false, true]);
    await bank.client.watchlist.releaseReportAndWait({ list, epoch: 1, tag: short.tag, organisation: bank.org });
    expect(await bank.client.watchlist.getPoints({ list, organisation: bank.org })).to.include({ locked: 10 });
  });

  it("sends buckets of one size, and keeps nothing of whom it was asked about", async () => {
    const { bank, store: shop } = system;
    const session = await service.sessionOf(bank);
    for (const each of subjects.slice(0, 7)) await reportAsked(system, bank, session, each);
    await service.publish();
    await service.ask(shop, ...subjects);
    const sizes = new Set<number>();
    for (const index of [0, 1]) {
      const answer = await fetch(`${service.url}/v1/epochs/1/roots/1/buckets/${index}`);
      sizes.add((await answer.arrayBuffer()).byteLength);
    }
    expect(sizes.size).to.equal(1);
    const kept = [service.file, `${service.file}-wal`].map((each) => readFileSync(each, "latin1")).join();
    for (const { identifier } of subjects) expect(kept).to.not.include(identifier);
    expect(kept).to.not.include(hexlify(system.key.secretKey).slice(2));
  });

  it("signs one receipt of each query, by which it can be shown what was asked when", async () => {
    const { bank, operator, deployment, list } = system;
    await service.publish();
    const { results, root } = await service.ask(bank, subject, second);
    for (const { receipt } of results) {
      const { signature, answeredAt, receipt: said } = receipt;
      const answer = { list, epoch: 1, number: 1, root: root.root, receipt: said, answeredAt: BigInt(answeredAt) };
      expect(bucketAnswerSigner(deployment, answer, signature)).to.equal(operator.signer.address);
    }
    const { token } = await service.sessionOf(bank);
    const more = await service.post("/v1/receipts", { epoch: 1, number: 1, receipts: [`0x${"77".repeat(32)}`] }, token);
    expect([more.status, more.body.code]).to.deep.equal([409, "RECEIPTS_TOO_MANY"]);
  });

  it("brings signed counts to the chain, once, and answers nobody who has no points left", async () => {
    const { bank, store: shop, list, operator } = system;
    await service.publish();
    const { keys } = await evaluateSubjects(bank.client, { session: await service.sessionOf(bank), subjects });
    for (let i = 0; i < 7; i++) await service.ask(bank, ...subjects);
    const where = { client: operator.client, list, store: service.store };
    expect(await bringCounts(where)).to.deep.equal({ counted: [bank.org], refused: [] });
    expect(await bringCounts(where)).to.deep.equal({ counted: [], refused: [] });
    const points = { points: 4, locked: 0, queries: 96 };
    expect(await bank.client.watchlist.getPoints({ list, organisation: bank.org })).to.deep.equal(points);
    const error = await refused(service.ask(bank, ...subjects), "WATCHLIST_REFUSED");
    expect(error.values.problem).to.include({ code: "QUERY_UNPAID" });
    await operator.client.watchlist.grantPointsAndWait({ list, organisation: bank.org, points: 8 });
    await service.ask(bank, ...subjects);
    // What was asked, and then locked: it is owed, and stops nobody else's count.
    await service.ask(shop, subject);
    const rest = { list, organisation: bank.org };
    const { points: left } = await bank.client.watchlist.getPoints(rest);
    for (let i = 0; i < Math.floor(left / 10); i++) await reportKnown(system, bank, keys[i] as SubjectKey);
    expect(await bringCounts(where)).to.deep.equal({
      counted: [shop.org],
      refused: [{ organisation: bank.org, code: "Watchlist_PointsMissing" }],
    });
  });

  it("refuses strangers, used challenges, foreign signatures, and who asks without a session", async () => {
    const { bank, store: shop, stranger } = system;
    const error = await refused(service.sessionOf({ signer: stranger }), "WATCHLIST_REFUSED");
    expect(error.values.problem).to.include({ code: "QUERIER_NOT_ALLOWED" });
    const { body: challenge } = await service.post("/v1/sign-in/challenge", { account: bank.signer.address });
    const forged = { account: bank.signer.address, nonce: challenge.nonce, signature: `0x${"11".repeat(65)}` };
    for (let i = 0; i < 2; i++) {
      const answer = await service.post("/v1/sign-in", forged);
      expect([answer.status, answer.body.code]).to.deep.equal([401, "SIGN_IN_REFUSED"]);
    }
    const unknown = await service.post("/v1/evaluate", queryOf(1, 1));
    expect([unknown.status, unknown.body.code]).to.deep.equal([401, "SESSION_UNKNOWN"]);
    const { token } = await service.sessionOf(shop);
    const foreign = await service.post("/v1/evaluate", queryOf(1, 1), token);
    expect([foreign.status, foreign.body.code]).to.deep.equal([409, "QUERY_COUNT_WRONG"]);
    const closed = await service.post("/v1/evaluate", queryOf(7, 1), token);
    expect([closed.status, closed.body.code]).to.deep.equal([409, "QUERY_EPOCH_OVER"]);
    const many = await service.post("/v1/evaluate", queryOf(1, 65), token);
    expect([many.status, many.body.code]).to.deep.equal([400, "QUERY_INVALID"]);
  });

  it("keeps its counts, quota and roots over a restart, and asks everybody to sign in again", async () => {
    const { bank, list } = system;
    await service.publish();
    await service.ask(bank, subject, second);
    const before = await service.sessionOf(bank);
    const { queries } = await bank.client.watchlist.getPoints({ list, organisation: bank.org });
    await service.stop();
    service = await serveWatchlist(system, { folder: dirname(service.file), queries: 3 });
    const late = { ...before, url: service.url };
    await refused(querySubjects(bank.client, { session: late, subjects: [subject] }), "WATCHLIST_REFUSED");
    await service.ask(bank, third);
    await refused(service.ask(bank, subject), "WATCHLIST_BUSY");
    expect([queries, service.store.countOf(bank.org)?.total]).to.deep.equal([0, 3]);
  });

  it("that was killed between a root's writing and its sending builds it anew under its number", async () => {
    const { bank, store: shop } = system;
    const first = await reportAsked(system, bank, await service.sessionOf(bank), subject);
    const cutOff = { epoch: 1, number: 1, root: `0x${"12".repeat(32)}`, bits: 0, entries: 0, asOf: 1n };
    service.store.saveRoot({ ...cutOff, packed: new Uint8Array() });
    await service.stop();
    service = await serveWatchlist(system, { folder: dirname(service.file) });
    expect((await service.publish()).map(({ number, entries }) => [number, entries])).to.deep.equal([[1, 1]]);
    const { results } = await service.ask(shop, subject, second);
    expect(results.map(({ tag, entry }) => [tag === first.tag, entry !== undefined])).to.deep.equal([
      [true, true],
      [false, false],
    ]);
  });

  it("under its next key knows a subject by another tag, and what was reported anew is there from its start", async () => {
    const { bank, store: shop, operator, list } = system;
    const old = await reportAsked(system, bank, await service.sessionOf(bank), subject);
    await reportAsked(system, bank, await service.sessionOf(bank), second);
    const next = newEpochKey(2);
    const startsAt = (await system.now()) + 2 * DAY;
    await operator.client.watchlist.announceWatchlistKeyAndWait({ list, publicKey: hexlify(next.publicKey), startsAt });
    service.keys.push(next);
    const anew = await reportAsked(system, bank, await service.sessionOf(bank), subject, { epoch: 2 });
    expect([anew.epoch, anew.tag === old.tag]).to.deep.equal([2, false]);
    expect((await service.publish()).map(({ epoch, entries }) => [epoch, entries])).to.deep.equal([
      [1, 2],
      [2, 1],
    ]);
    expect((await service.ask(shop, subject, second)).results.map(({ entry }) => entry !== undefined)).to.deep.equal([
      true,
      true,
    ]);
    await system.wait(2 * DAY);
    const { epoch, results } = await service.ask(shop, subject, second);
    expect([epoch, ...results.map(({ entry }) => entry !== undefined)]).to.deep.equal([2, true, false]);
  });

  it("describes itself, and tells whether it is well", async () => {
    const described = (await (await fetch(`${service.url}/openapi.json`)).json()) as { paths: object };
    expect(Object.keys(described.paths)).to.include.members(["/v1/evaluate", "/v1/receipts", "/v1/list", "/health"]);
    const health = await fetch(`${service.url}/health`);
    expect(await health.json()).to.deep.equal({ ok: true, problems: {} });
    const about = (await (await fetch(`${service.url}/v1/list`)).json()) as { list: string; epochs: object[] };
    expect(about).to.deep.include({ list: system.list, account: service.account });
    expect(about.epochs).to.deep.equal([{ epoch: 1, publicKey: hexlify(system.key.publicKey) }]);
    for (const path of ["/v1/epochs/1/roots/9/buckets/0", "/nothing"]) {
      expect((await fetch(`${service.url}${path}`)).status).to.equal(404);
    }
    expect((await fetch(`${service.url}/v1/epochs/x/roots/1/buckets/0`)).status).to.equal(400);
  });

  const queryOf = (epoch: number, count: number) => ({
    epoch,
    blinded: new Array(count).fill(`0x${"00".repeat(32)}`),
    count: { total: count, receipts: `0x${"00".repeat(32)}`, deadline: 4_000_000_000 },
    signature: `0x${"11".repeat(65)}`,
  });
});
