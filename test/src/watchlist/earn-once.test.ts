import { expect } from "chai";
import { hexlify, ZeroHash } from "ethers";
import { signQueryCount } from "../../../src/sdk/watchlist/model/sign.ts";
import { subjectKeyOf } from "../../../src/sdk/watchlist/model/tag.ts";
import { reportKnown, watchlistSystem } from "../../../src/testing/watchlist.ts";
import { newEpochKey } from "../../../src/watchlist/keys/key-file.ts";

const DAY = 86_400;

describe("a subject that is reported under two keys", () => {
  it("is paid for once, also where the newer key's report earns first", async () => {
    const system = await watchlistSystem();
    const { bank, store: shop, operator, list, deployment } = system;
    const { watchlist } = bank.client;
    const counted = { list, organisation: shop.org, total: 50, receipts: ZeroHash };
    const count = { ...counted, deadline: BigInt((await system.now()) + DAY) };
    await watchlist.countQueriesAndWait({ count, signature: await signQueryCount(shop.signer, deployment, count) });
    const startsAt = (await system.now()) + 10 * DAY;
    const publicKey = hexlify(newEpochKey(2).publicKey);
    await operator.client.watchlist.announceWatchlistKeyAndWait({ list, publicKey, startsAt });
    const keys = [1, 2].map((epoch) => subjectKeyOf({ list, epoch, output: new Uint8Array(64).fill(epoch) }));
    for (const [i, key] of keys.entries()) {
      for (const member of [bank, shop]) await reportKnown(system, member, key, { epoch: i + 1 });
    }
    await system.wait(2 * DAY);
    const earned: number[] = [];
    for (const epoch of [2, 1]) {
      const { tag } = keys[epoch - 1] as (typeof keys)[0];
      earned.push((await watchlist.earnPointsAndWait({ list, epoch, tag, organisation: bank.org })).points);
    }
    expect(earned).to.deep.equal([5, 0]);
  });
});
