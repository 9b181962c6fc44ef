import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { keccak256, ZeroHash } from "ethers";
import { chainReceipts } from "../../../../src/sdk/watchlist/model/receipt.ts";
import { temporaryFolder } from "../../../../src/testing/command-line.ts";
import { refused } from "../../../../src/testing/errors.ts";
import { buildRoot } from "../../../../src/watchlist/roots/build-root.ts";
import { serveBuckets } from "../../../../src/watchlist/roots/serve-buckets.ts";
import { openStore } from "../../../../src/watchlist/store/open-store.ts";
import type { ReportChange, WatchlistStore } from "../../../../src/watchlist/store/store.ts";

const LIST = keccak256("0x01");
const cursor = (block: number) => ({ block, logIndex: null, blockHash: ZeroHash });
const tagOf = (digit: string) => `0x${digit.repeat(40)}`;
const reported = (digit: string, organisation: number, until = 100n, reason = organisation): ReportChange => ({
  type: "reported",
  epoch: 1,
  tag: tagOf(digit),
  organisation,
  reason,
  until,
  contested: false,
});

describe("the store of a watchlist", () => {
  let folder: string;
  let store: WatchlistStore;
  const open = (list = LIST, genesisHash = ZeroHash) =>
    openStore({ path: join(folder, "list.sqlite"), list, genesisHash, quota: { queries: 5, span: 1_000 } });
  beforeEach(() => {
    folder = temporaryFolder();
    store = open();
  });
  afterEach(() => {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const countOf = (total: number, receipts = ZeroHash) => ({
    list: LIST,
    organisation: 7,
    total,
    receipts,
    deadline: 9n,
    account: "0x01",
    signature: "0x02",
  });

  it("has what is in force at a second, of all reporters of a tag, after a restart too", () => {
    store.apply([reported("b", 2), reported("a", 3, 50n), reported("a", 4, 80n)], cursor(5));
    store.apply([{ type: "contested", epoch: 1, tag: tagOf("a"), organisation: 4 }], cursor(6));
    store.close();
    store = open();
    expect(store.cursor()).to.deep.equal(cursor(6));
    const at = (second: bigint) =>
      [...store.entriesAt(1, second)].map((each) => [
        each.tag[2],
        each.reporters,
        each.contested,
        each.reasons,
        each.until,
      ]);
    expect(at(50n)).to.deep.equal([
      ["a", 2, 1, [3, 4], 80n],
      ["b", 1, 0, [2], 100n],
    ]);
    expect(at(51n)).to.deep.equal([
      ["a", 1, 1, [4], 80n],
      ["b", 1, 0, [2], 100n],
    ]);
    expect([...store.entriesAt(2, 0n)]).to.deep.equal([]);
    store.apply([{ type: "dismissed", epoch: 1, tag: tagOf("a"), organisation: 4 }], cursor(7));
    store.apply([{ type: "ended", epoch: 1, tag: tagOf("b"), organisation: 2 }], cursor(8));
    expect(at(51n)).to.deep.equal([["a", 1, 0, [4], 80n]]);
  });

  it("counts on from the last count, about the receipts since, and within the quota", async () => {
    store.record({ count: countOf(2), asked: 2, at: 0 });
    const receipts = [keccak256("0x0a"), keccak256("0x0b")];
    store.addReceipts(7, [receipts[0] as string, receipts[0] as string], 0);
    store.addReceipts(7, receipts, 0);
    expect(store.receiptsOf(7)).to.deep.equal(receipts);
    await refused(() => store.addReceipts(7, [keccak256("0x0c")], 0), "RECEIPTS_TOO_MANY");
    expect(store.receiptsOf(7)).to.deep.equal(receipts);
    for (const wrong of [countOf(3), countOf(4, chainReceipts(ZeroHash, receipts)), countOf(2)]) {
      await refused(() => store.record({ count: wrong, asked: 1, at: 0 }), "QUERY_COUNT_WRONG");
    }
    const next = countOf(5, chainReceipts(ZeroHash, receipts));
    store.record({ count: next, asked: 3, at: 500 });
    expect([store.countOf(7), store.receiptsOf(7)]).to.deep.equal([next, []]);
    const more = countOf(6, next.receipts);
    await refused(() => store.record({ count: more, asked: 1, at: 999 }), "QUERY_QUOTA_EXCEEDED");
    store.record({ count: more, asked: 1, at: 1_000 });
    expect(store.counts()).to.deep.equal([more]);
  });

  it("keeps the newest root and the one before, and serves what replaced one that was cut off", async () => {
    const build = (number: number) => buildRoot({ store, list: LIST, epoch: 1, number, asOf: 1n, k: 2 });
    const buckets = serveBuckets({ list: LIST, k: 3, store });
    for (let number = 1; number <= 3; number++) {
      store.apply([reported(String(number), 2)], cursor(number));
      store.saveRoot(build(number));
      expect(buckets.bucketOf(1, number, 0).entries.length).to.equal(3);
    }
    await refused(() => buckets.rootOf(1, 1), "BUCKET_UNKNOWN");
    await refused(() => buckets.bucketOf(1, 3, 1), "BUCKET_UNKNOWN");
    expect(store.root(1, 2)?.entries).to.equal(2);
    store.apply([reported("9", 2)], cursor(9));
    const anew = build(3);
    store.saveRoot(anew);
    expect(buckets.rootOf(1, 3)).to.equal(anew.root);
    expect(buckets.bucketOf(1, 3, 1).entries.filter((word) => word !== ZeroHash).length).to.equal(1);
  });

  it("of another list, or chain, is not opened", async () => {
    store.close();
    await refused(() => open(keccak256("0x02")), "WATCHLIST_STORE_FOREIGN");
    await refused(() => open(LIST, keccak256("0x02")), "WATCHLIST_STORE_FOREIGN");
    store = open();
  });
});
