import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { getBytes, hexlify } from "ethers";
import Fastify from "fastify";
import { systemClock } from "../../../src/lib/clock.ts";
import { silentLogger } from "../../../src/lib/logger.ts";
import { bucketAnswerSigner } from "../../../src/sdk/watchlist/model/sign.ts";
import { openWatchlistSession } from "../../../src/sdk/watchlist/service/open-session.ts";
import { querySubjects } from "../../../src/sdk/watchlist/service/query-subjects.ts";
import { temporaryFolder } from "../../../src/testing/command-line.ts";
import { refused } from "../../../src/testing/errors.ts";
import {
  correct,
  reportAsked,
  type WatchlistMember,
  type WatchlistSystem,
  watchlistSystem,
} from "../../../src/testing/watchlist.ts";
import { watchlistSubjects } from "../../../src/testing/watchlist-subjects.ts";
import { type EpochKey, newEpochKey } from "../../../src/watchlist/keys/key-file.ts";
import { type OpenedWatchlist, openWatchlist } from "../../../src/watchlist/open-watchlist.ts";
import { bringCounts, publishRoots } from "../../../src/watchlist/roots/publish-roots.ts";
import { openStore } from "../../../src/watchlist/store/open-store.ts";
import type { WatchlistStore } from "../../../src/watchlist/store/store.ts";

const subjects = watchlistSubjects(11, 12);
const [subject, second, third] = subjects as [(typeof subjects)[0], (typeof subjects)[0], (typeof subjects)[0]];
const DAY = 86_400;

describe("the watchlist service", () => {
  let system: WatchlistSystem;
  let folder: string;
  let keys: EpochKey[];
  let store: WatchlistStore;
  let service: OpenedWatchlist;

  async function open(queries = 1_000) {
    const { deployment, list, operator } = system;
    const quota = { queries, span: 3_600_000 };
    store = openStore({ path: join(folder, "list.sqlite"), list, genesisHash: deployment.genesisHash, quota });
    const { client, signer } = operator;
    const at = { host: "127.0.0.1", port: 0, clock: systemClock, log: silentLogger };
    service = await openWatchlist({ list, keys, signer, client, store, ...at });
  }

  beforeEach(async () => {
    system = await watchlistSystem();
    folder = temporaryFolder();
    keys = [system.key];
    await open();
  });
  afterEach(async () => {
    await service?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const sessionOf = ({ signer }: Pick<WatchlistMember, "signer">) =>
    openWatchlistSession({ url: service.url, list: system.list, signer, deployment: system.deployment });
  const publish = (always = false) =>
    publishRoots({ client: system.operator.client, list: system.list, store, clock: systemClock, always });
  const ask = async (member: WatchlistMember, ...asked: typeof subjects) =>
    querySubjects(member.client, { session: await sessionOf(member), subjects: asked, maxAge: 400 * DAY });

  it("answers with a hit, and with a miss, both proved", async () => {
    const { bank, store: shop, list } = system;
    for (const each of subjects.slice(0, 6)) await reportAsked(system, bank, await sessionOf(bank), each);
    await reportAsked(system, shop, await sessionOf(shop), subject, { reason: 7 });
    const [published] = await publish();
    expect(published).to.deep.include({ epoch: 1, number: 1, entries: 6, bits: 1 });
    const { results } = await ask(shop, subject, second, subjects[9] as typeof subject);
    expect(results.map(({ entry }) => entry && [entry.reporters, entry.contested, entry.reasons])).to.deep.equal([
      [2, 0, [2, 7]],
      [1, 0, [2]],
      undefined,
    ]);
    expect(await publish(), "nothing changed").to.deep.equal([]);
    const tag = results[0]?.tag as string;
    expect(await shop.client.watchlist.getWatchlistEntry({ list, epoch: 1, tag })).to.deep.equal(results[0]?.entry);
  });

  it("forgets what expired, was withdrawn or corrected, and keeps what an objection was dismissed of", async () => {
    const { bank, store: shop, list } = system;
    const session = await sessionOf(bank);
    const short = await reportAsked(system, bank, session, subject, { life: 2 * DAY });
    const { tag } = await reportAsked(system, bank, session, second);
    const corrected = await reportAsked(system, bank, session, third);
    const kept = await reportAsked(system, bank, session, subjects[3] as typeof subject);
    await correct(system, shop, bank, kept.tag, false);
    const listed = async () => {
      await publish();
      const { results } = await ask(shop, ...subjects.slice(0, 4));
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

  it("that evaluates under another key for one querier is found out, and asks for nothing on the chain", async () => {
    const { bank } = system;
    await publish();
    keys.splice(0, 1, newEpochKey(1));
    await refused(ask(bank, subject), "WATCHLIST_PROOF_INVALID");
  });

  it("does not start with a key that is not the chain's", async () => {
    await service.close();
    keys = [newEpochKey(1)];
    await refused(open(), "WATCHLIST_KEY_MISSING");
    keys = [newEpochKey(2)];
    await refused(open(), "WATCHLIST_KEY_MISSING");
    keys = [system.key];
    await open();
  });

  it("a mirror that changes a bucket, or gives another, is found out", async () => {
    const { bank } = system;
    for (const each of subjects.slice(0, 6)) await reportAsked(system, bank, await sessionOf(bank), each);
    await publish();
    const mirror = Fastify();
    const change = { entries: true };
    mirror.get("/*", async (request) => {
      const bucket = (await (await fetch(`${service.url}${request.url}`)).json()) as { entries: string[] };
      if (change.entries) return { ...bucket, entries: bucket.entries.slice(1) };
      const other = request.url.endsWith("0") ? request.url.replace(/0$/, "1") : request.url.replace(/1$/, "0");
      return (await fetch(`${service.url}${other}`)).json();
    });
    const url = await mirror.listen({ host: "127.0.0.1", port: 0 });
    try {
      const session = await sessionOf(bank);
      const asked = { session, subjects: [subject], mirror: url };
      await refused(querySubjects(bank.client, asked), "BUCKET_INVALID");
      change.entries = false;
      await refused(querySubjects(bank.client, asked), "BUCKET_INVALID");
    } finally {
      await mirror.close();
    }
  });

  it("sends buckets of one size, and keeps nothing of whom it was asked about", async () => {
    const { bank, store: shop } = system;
    const session = await sessionOf(bank);
    for (const each of subjects.slice(0, 7)) await reportAsked(system, bank, session, each);
    await publish();
    await ask(shop, ...subjects);
    const sizes = new Set<number>();
    for (const index of [0, 1]) {
      const answer = await fetch(`${service.url}/v1/epochs/1/roots/1/buckets/${index}`);
      sizes.add((await answer.arrayBuffer()).byteLength);
    }
    expect(sizes.size).to.equal(1);
    const kept = ["list.sqlite", "list.sqlite-wal"].map((each) => readFileSync(join(folder, each), "latin1")).join();
    for (const { identifier } of subjects) expect(kept).to.not.include(identifier);
    expect(kept).to.not.include(hexlify(system.key.secretKey).slice(2));
  });

  it("signs one receipt of each query, by which it can be shown what was asked when", async () => {
    const { bank, operator, deployment, list } = system;
    await publish();
    const { results, root } = await ask(bank, subject, second);
    for (const { receipt } of results) {
      const { signature, answeredAt, receipt: said } = receipt;
      const answer = { list, epoch: 1, number: 1, root: root.root, receipt: said, answeredAt: BigInt(answeredAt) };
      expect(bucketAnswerSigner(deployment, answer, signature)).to.equal(operator.signer.address);
    }
    const { token } = await sessionOf(bank);
    const more = await post("/v1/receipts", { epoch: 1, number: 1, receipts: [`0x${"77".repeat(32)}`] }, token);
    expect([more.status, more.body.code]).to.deep.equal([409, "RECEIPTS_TOO_MANY"]);
  });

  it("brings signed counts to the chain, once, and answers nobody who has no points left", async () => {
    const { bank, list, operator } = system;
    await publish();
    for (let i = 0; i < 8; i++) await ask(bank, ...subjects);
    const where = { client: operator.client, list, store };
    expect(await bringCounts(where)).to.deep.equal([bank.org]);
    expect(await bringCounts(where)).to.deep.equal([]);
    const points = { points: 4, locked: 0, queries: 96 };
    expect(await bank.client.watchlist.getPoints({ list, organisation: bank.org })).to.deep.equal(points);
    const error = await refused(ask(bank, ...subjects), "WATCHLIST_REFUSED");
    expect(error.values.problem).to.include({ code: "QUERY_UNPAID" });
    await operator.client.watchlist.grantPointsAndWait({ list, organisation: bank.org, points: 8 });
    await ask(bank, ...subjects);
  });

  it("refuses strangers, used challenges, foreign signatures, and who asks without a session", async () => {
    const { bank, store: shop, stranger } = system;
    const error = await refused(sessionOf({ signer: stranger }), "WATCHLIST_REFUSED");
    expect(error.values.problem).to.include({ code: "QUERIER_NOT_ALLOWED" });
    const { body: challenge } = await post("/v1/sign-in/challenge", { account: bank.signer.address });
    const forged = { account: bank.signer.address, nonce: challenge.nonce, signature: `0x${"11".repeat(65)}` };
    for (const expected of [401, 401]) expect((await post("/v1/sign-in", forged)).status).to.equal(expected);
    expect((await post("/v1/evaluate", queryOf(1, 1))).status).to.equal(401);
    const { token } = await sessionOf(shop);
    const foreign = await post("/v1/evaluate", queryOf(1, 1), token);
    expect([foreign.status, foreign.body.code]).to.deep.equal([409, "QUERY_COUNT_WRONG"]);
    const closed = await post("/v1/evaluate", queryOf(7, 1), token);
    expect([closed.status, closed.body.code]).to.deep.equal([409, "QUERY_EPOCH_OVER"]);
    const many = await post("/v1/evaluate", queryOf(1, 65), token);
    expect([many.status, many.body.code]).to.deep.equal([400, "QUERY_INVALID"]);
  });

  it("keeps its counts, quota and roots over a restart, and asks everybody to sign in again", async () => {
    const { bank, list } = system;
    await publish();
    await ask(bank, subject, second);
    const before = await sessionOf(bank);
    const { queries } = await bank.client.watchlist.getPoints({ list, organisation: bank.org });
    await service.close();
    await open(3);
    const late = { ...before, url: service.url };
    await refused(querySubjects(bank.client, { session: late, subjects: [subject] }), "WATCHLIST_REFUSED");
    await ask(bank, third);
    await refused(ask(bank, subject), "WATCHLIST_BUSY");
    expect([queries, store.countOf(bank.org)?.total]).to.deep.equal([0, 3]);
  });

  it("that leaves an entry out is proved wrong on the chain, and no one uses its root", async () => {
    const { bank, store: shop, list } = system;
    const { tag } = await reportAsked(system, bank, await sessionOf(bank), subject);
    await system.wait(10);
    await publish();
    const cursor = store.cursor() as NonNullable<ReturnType<WatchlistStore["cursor"]>>;
    store.apply([{ type: "ended", epoch: 1, tag, organisation: bank.org }], cursor);
    await system.wait(10);
    await publish();
    const { results } = await ask(shop, subject);
    expect(results[0]?.entry).to.equal(undefined);
    const bucket = results[0]?.bucket as NonNullable<(typeof results)[0]>["bucket"];
    const proof = { list, epoch: 1, number: 2, bucket, tag, organisation: bank.org };
    await shop.client.watchlist.proveWatchlistOmissionAndWait(proof);
    await refused(ask(shop, subject), "ROOT_UNUSABLE");
    expect(await shop.client.watchlist.getWatchlist({ list })).to.include({ faults: 1 });
  });

  it("that invents an entry is proved wrong on the chain", async () => {
    const { store: shop, list } = system;
    const cursor = { block: 0, logIndex: null, blockHash: `0x${"00".repeat(32)}` };
    const until = 4_000_000_000n;
    const invented = { epoch: 1, tag: `0x${"ab".repeat(20)}`, organisation: 2, reason: 0, until, contested: false };
    await publish();
    store.apply([{ type: "reported", ...invented }], store.cursor() ?? cursor);
    await publish(true);
    const answer = await fetch(`${service.url}/v1/epochs/1/roots/2/buckets/0`);
    const { entries } = (await answer.json()) as { entries: string[] };
    const bucket = { index: 0, entries: entries.filter((word) => getBytes(word).some((byte) => byte !== 0)), path: [] };
    await shop.client.watchlist.proveWatchlistInventionAndWait({ list, epoch: 1, number: 2, bucket, position: 0 });
    expect((await shop.client.watchlist.getWatchlistRoot({ list, epoch: 1 })).faulty).to.equal(true);
  });

  it("under its next key knows a subject by another tag, and what was reported anew is there from its start", async () => {
    const { bank, store: shop, operator, list } = system;
    const old = await reportAsked(system, bank, await sessionOf(bank), subject);
    await reportAsked(system, bank, await sessionOf(bank), second);
    const next = newEpochKey(2);
    const startsAt = (await system.now()) + 2 * DAY;
    await operator.client.watchlist.announceWatchlistKeyAndWait({ list, publicKey: hexlify(next.publicKey), startsAt });
    keys.push(next);
    const anew = await reportAsked(system, bank, await sessionOf(bank), subject, { epoch: 2 });
    expect([anew.epoch, anew.tag === old.tag]).to.deep.equal([2, false]);
    expect((await publish()).map(({ epoch, entries }) => [epoch, entries])).to.deep.equal([
      [1, 2],
      [2, 1],
    ]);
    expect((await ask(shop, subject, second)).results.map(({ entry }) => entry !== undefined)).to.deep.equal([
      true,
      true,
    ]);
    await system.wait(2 * DAY);
    const { epoch, results } = await ask(shop, subject, second);
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

  async function post(path: string, body: unknown, token?: string) {
    const headers = {
      "content-type": "application/json",
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    };
    const answer = await fetch(`${service.url}${path}`, { method: "POST", headers, body: JSON.stringify(body) });
    return { status: answer.status, body: (await answer.json()) as { code?: string; nonce?: string } };
  }
});
