import { expect } from "chai";
import { ZeroHash } from "ethers";
import { silentLogger } from "../../../../src/lib/logger.ts";
import type { EpochAnswer } from "../../../../src/watchlist/answer-query.ts";
import { createWatchlistApi } from "../../../../src/watchlist/serve/app.ts";
import type { WatchlistApiParameters } from "../../../../src/watchlist/serve/routes.ts";

const query = {
  epoch: 1,
  blinded: [ZeroHash],
  count: { total: 1, receipts: ZeroHash, deadline: 1 },
  signature: `0x${"11".repeat(65)}`,
};
const answered: EpochAnswer = { epoch: 1, evaluated: [ZeroHash], proof: "0x00" };

const parameters = (changes: Partial<WatchlistApiParameters>): WatchlistApiParameters => ({
  about: async () => ({}),
  challenge: () => ({ service: "", nonce: ZeroHash, expiresAt: 1 }),
  signIn: async () => ({}),
  accountOf: () => "0x01",
  answer: async () => answered,
  countOf: async () => ({}),
  bucket: () => ({ epoch: 1, number: 1, index: "00000000", entries: [], path: [] }),
  receipts: async () => ({}),
  health: async () => ({}),
  ...changes,
});

describe("the API of a watchlist", () => {
  async function api(changes: Partial<WatchlistApiParameters> = {}, log = silentLogger) {
    const app = await createWatchlistApi({ ...parameters(changes), log });
    const post = (url: string, payload: object | string) =>
      app.inject({ method: "POST", url, payload, headers: { "content-type": "application/json" } });
    return { app, post };
  }

  it("answers 64 queries at a time, and says to the next that it should try again", async () => {
    let finish = (_: EpochAnswer) => {};
    const blocked = new Promise<EpochAnswer>((resolve) => {
      finish = resolve;
    });
    const { app, post } = await api({ answer: () => blocked });
    await app.ready();
    const waiting = Array.from({ length: 64 }, () => post("/v1/evaluate", query));
    const first = await Promise.race([...waiting, post("/v1/evaluate", query)]);
    expect([first.statusCode, first.json().code, first.json().retryable]).to.deep.equal([
      503,
      "WATCHLIST_OVERLOADED",
      true,
    ]);
    finish(answered);
    expect((await Promise.all(waiting)).map(({ statusCode }) => statusCode)).to.deep.equal(new Array(64).fill(200));
    expect((await post("/v1/evaluate", query)).statusCode).to.equal(200);
    await app.close();
  });

  it("refuses what is not of its form: by field, and without repeating it", async () => {
    const { app, post } = await api();
    const bad: (object | string)[] = [
      { ...query, blinded: [] },
      { ...query, blinded: ["0x00"] },
      { ...query, epoch: "1" },
      { ...query, count: { ...query.count, total: -1 } },
      { ...query, subject: "91000000000000000K" },
      { ...query, signature: undefined },
      "[",
    ];
    for (const each of bad) {
      const answer = await post("/v1/evaluate", each);
      expect([answer.statusCode, answer.json().code]).to.deep.equal([400, "QUERY_INVALID"]);
      expect(answer.body).to.not.include("91000000000000000K");
    }
    const large = await post("/v1/evaluate", { ...query, blinded: new Array(600).fill(ZeroHash) });
    expect(large.statusCode).to.equal(413);
    await app.close();
  });

  it("says nothing of what failed inside, and tells the log", async () => {
    const told: string[] = [];
    const log = { ...silentLogger, error: (_: object, message: string) => void told.push(message) };
    const failing = async () => Promise.reject(new Error("the key is 42"));
    const { app, post } = await api({ answer: failing, health: async () => ({ chain: "away" }) }, log);
    const answer = await post("/v1/evaluate", query);
    expect([answer.statusCode, answer.json().code, answer.body.includes("42")]).to.deep.equal([500, "INTERNAL", false]);
    expect(told).to.deep.equal(["the API failed"]);
    const health = await app.inject({ method: "GET", url: "/health" });
    expect([health.statusCode, health.json()]).to.deep.equal([503, { ok: false, problems: { chain: "away" } }]);
    await app.close();
  });
});
