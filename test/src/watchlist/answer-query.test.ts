import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { hexlify, keccak256, ZeroHash } from "ethers";
import { blindInput, finalizeInputs } from "../../../src/sdk/watchlist/model/voprf.ts";
import { testClock } from "../../../src/testing/clock.ts";
import { temporaryFolder } from "../../../src/testing/command-line.ts";
import { refused } from "../../../src/testing/errors.ts";
import { answerQueries, type BlindQuery, type QuerierSource } from "../../../src/watchlist/answer-query.ts";
import { newEpochKey } from "../../../src/watchlist/keys/key-file.ts";
import { openStore } from "../../../src/watchlist/store/open-store.ts";
import type { WatchlistStore } from "../../../src/watchlist/store/store.ts";

const LIST = keccak256("0x01");
const WEEK = 7 * 86_400;

describe("what a watchlist service answers", () => {
  const key = newEpochKey(1);
  const clock = testClock();
  const now = BigInt(Math.floor(clock.now() / 1_000));
  let folder: string;
  let store: WatchlistStore;
  let said: { signer: string | undefined; organisation: number; points: number; queries: number; epoch: number };

  const source: QuerierSource = {
    organisationOf: async (account) => (account === "0xforeign" ? 8 : said.organisation),
    countSigner: () => said.signer,
    pointsOf: async () => ({ points: said.points, queries: said.queries }),
    epochs: async () => [{ epoch: said.epoch, publicKey: hexlify(key.publicKey) }],
  };
  const hidden = blindInput(new Uint8Array([1]));
  const query = (changes: Partial<BlindQuery["count"]> = {}, blinded = [hidden.blinded], epoch = 1): BlindQuery => ({
    epoch,
    blinded,
    count: { total: blinded.length, receipts: ZeroHash, deadline: now + BigInt(WEEK), ...changes },
    signature: "0x02",
  });
  const ask = (asked: BlindQuery) =>
    answerQueries({ list: LIST, price: 3, keys: [key], source, store, clock })("0xown", asked);

  beforeEach(() => {
    folder = temporaryFolder();
    said = { signer: "0xown", organisation: 7, points: 3, queries: 0, epoch: 1 };
    const quota = { queries: 10, span: 1_000 };
    store = openStore({ path: join(folder, "list.sqlite"), list: LIST, genesisHash: ZeroHash, quota });
  });
  afterEach(() => {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const recorded = () => store.countOf(7)?.total ?? 0;

  it("is evaluated under the key on the chain, once it is on record", async () => {
    const { epoch, ...answer } = await ask(query());
    expect(epoch).to.equal(1);
    expect(finalizeInputs([hidden], answer, hexlify(key.publicKey))).to.have.length(1);
    expect(store.countOf(7)).to.include({ total: 1, account: "0xown", signature: "0x02" });
    await refused(ask(query()), "QUERY_COUNT_WRONG");
  });

  it("costs points that are there, for all that is not counted yet", async () => {
    await refused(ask(query({}, [hidden.blinded, hidden.blinded])), "QUERY_UNPAID");
    said.points = 2;
    await refused(ask(query()), "QUERY_UNPAID");
    expect(recorded()).to.equal(0);
    said.points = 3;
    await ask(query());
    // The first is not counted on the chain yet: its price is not there twice.
    await refused(ask(query({ total: 2 })), "QUERY_UNPAID");
    said.queries = 1;
    await ask(query({ total: 2 }));
    expect(recorded()).to.equal(2);
  });

  it("is nothing where the count is another's, no next one, or good for too short a time", async () => {
    for (const signer of [undefined, "0xforeign"]) {
      said.signer = signer;
      await refused(ask(query()), "QUERY_COUNT_WRONG");
    }
    said = { ...said, signer: "0xown", points: 100 };
    for (const wrong of [{ total: 2 }, { total: 0 }, { receipts: LIST }, { deadline: now + BigInt(WEEK - 1) }]) {
      await refused(ask(query(wrong)), "QUERY_COUNT_WRONG");
    }
    expect(recorded()).to.equal(0);
  });

  it("is nothing of what is no element, nor under a key that is not in use", async () => {
    await refused(ask(query({}, [ZeroHash])), "ARGUMENT_INVALID");
    await refused(ask(query({}, [hidden.blinded], 2)), "QUERY_EPOCH_OVER");
    said.epoch = 2;
    await refused(ask(query()), "QUERY_EPOCH_OVER");
    expect(recorded()).to.equal(0);
  });
});
