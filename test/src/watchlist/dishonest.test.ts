import { expect } from "chai";
import { getBytes } from "ethers";
import Fastify from "fastify";
import { querySubjects } from "../../../src/sdk/watchlist/service/query-subjects.ts";
import { refused } from "../../../src/testing/errors.ts";
import { reportAsked, type WatchlistSystem, watchlistSystem } from "../../../src/testing/watchlist.ts";
import { type ServedWatchlist, serveWatchlist } from "../../../src/testing/watchlist-service.ts";
import { watchlistSubjects } from "../../../src/testing/watchlist-subjects.ts";
import { newEpochKey } from "../../../src/watchlist/keys/key-file.ts";
import type { WatchlistStore } from "../../../src/watchlist/store/store.ts";

const subjects = watchlistSubjects(11, 12);
const [subject, second] = subjects as [(typeof subjects)[0], (typeof subjects)[0]];

describe("a watchlist service", () => {
  let system: WatchlistSystem;
  let service: ServedWatchlist;
  beforeEach(async () => {
    system = await watchlistSystem();
    service = await serveWatchlist(system);
  });
  afterEach(() => service.close());

  it("that evaluates under another key for one querier is found out, and asks for nothing on the chain", async () => {
    const { bank } = system;
    await service.publish();
    service.keys.splice(0, 1, newEpochKey(1));
    await refused(service.ask(bank, subject), "WATCHLIST_PROOF_INVALID");
  });

  it("a mirror that changes a bucket, or gives another, is found out", async () => {
    const { bank } = system;
    for (const each of subjects.slice(0, 6)) await reportAsked(system, bank, await service.sessionOf(bank), each);
    await service.publish();
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
      const session = await service.sessionOf(bank);
      const asked = { session, subjects: [subject], mirror: url };
      await refused(querySubjects(bank.client, asked), "BUCKET_INVALID");
      change.entries = false;
      await refused(querySubjects(bank.client, asked), "BUCKET_INVALID");
    } finally {
      await mirror.close();
    }
  });

  it("that leaves an entry out is proved wrong on the chain, and no one uses its root", async () => {
    const { bank, store: shop, list } = system;
    const { tag } = await reportAsked(system, bank, await service.sessionOf(bank), subject);
    await system.wait(10);
    await service.publish();
    const cursor = service.store.cursor() as NonNullable<ReturnType<WatchlistStore["cursor"]>>;
    service.store.apply([{ type: "ended", epoch: 1, tag, organisation: bank.org }], cursor);
    await system.wait(10);
    await service.publish();
    const { results } = await service.ask(shop, subject);
    expect(results[0]?.entry).to.equal(undefined);
    const bucket = results[0]?.bucket as NonNullable<(typeof results)[0]>["bucket"];
    const proof = { list, epoch: 1, number: 2, bucket, tag, organisation: bank.org };
    await shop.client.watchlist.proveWatchlistOmissionAndWait(proof);
    await refused(service.ask(shop, subject), "ROOT_UNUSABLE");
    expect(await shop.client.watchlist.getWatchlist({ list })).to.include({ faults: 1 });
  });

  it("that misstates an entry with other reports is found out by who compares it with the chain", async () => {
    const { bank, store: shop } = system;
    const { tag } = await reportAsked(system, bank, await service.sessionOf(bank), subject);
    await reportAsked(system, shop, await service.sessionOf(shop), subject, { reason: 7 });
    await system.wait(10);
    const cursor = service.store.cursor() ?? { block: 0, logIndex: null, blockHash: `0x${"00".repeat(32)}` };
    await service.publish();
    const session = await service.sessionOf(shop);
    const asked = { session, subjects: [subject, second], compare: true, maxAge: 400 * 86_400 };
    const honest = await querySubjects(shop.client, asked);
    expect(honest.results.map((each) => [each.entry?.reporters, "stated" in each])).to.deep.equal([
      [2, false],
      [undefined, false],
    ]);
    service.store.apply([{ type: "ended", epoch: 1, tag, organisation: shop.org }], service.store.cursor() ?? cursor);
    await system.wait(10);
    await service.publish();
    const [trusted] = (await service.ask(shop, subject)).results;
    expect([trusted?.entry?.reporters, trusted?.entry?.reasons]).to.deep.equal([1, [2]]);
    const [compared, missed] = (await querySubjects(shop.client, asked)).results;
    expect(compared?.entry).to.deep.include({ tag, reporters: 2, reasons: [2, 7] });
    expect(compared?.stated).to.deep.equal(trusted?.entry);
    expect([missed?.entry, missed?.stated]).to.deep.equal([undefined, undefined]);
    service.store.apply([{ type: "ended", epoch: 1, tag, organisation: bank.org }], service.store.cursor() ?? cursor);
    await service.publish();
    const [omitted] = (await querySubjects(shop.client, asked)).results;
    expect([omitted?.entry?.reporters, omitted?.stated]).to.deep.equal([2, null]);
  });

  it("that invents an entry is proved wrong on the chain", async () => {
    const { store: shop, list } = system;
    const cursor = { block: 0, logIndex: null, blockHash: `0x${"00".repeat(32)}` };
    const until = 4_000_000_000n;
    const invented = { epoch: 1, tag: `0x${"ab".repeat(20)}`, organisation: 2, reason: 0, until, contested: false };
    await service.publish();
    service.store.apply([{ type: "reported", ...invented }], service.store.cursor() ?? cursor);
    await service.publish(true);
    const answer = await fetch(`${service.url}/v1/epochs/1/roots/2/buckets/0`);
    const { entries } = (await answer.json()) as { entries: string[] };
    const bucket = { index: 0, entries: entries.filter((word) => getBytes(word).some((byte) => byte !== 0)), path: [] };
    await shop.client.watchlist.proveWatchlistInventionAndWait({ list, epoch: 1, number: 2, bucket, position: 0 });
    expect((await shop.client.watchlist.getWatchlistRoot({ list, epoch: 1 })).faulty).to.equal(true);
  });

  it("does not start with a key that is not the chain's", async () => {
    for (const epoch of [1, 2]) {
      await refused(serveWatchlist(system, { keys: [newEpochKey(epoch)] }), "WATCHLIST_KEY_MISSING");
    }
  });
});
