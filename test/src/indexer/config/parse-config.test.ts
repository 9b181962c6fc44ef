import { expect } from "chai";
import { isPostgres, parseIndexerConfig } from "../../../../src/indexer/config/parse-config.ts";
import { refused } from "../../../../src/testing/errors.ts";

const HOOK = { name: "erp", url: "http://erp.example/tally", secretFile: "erp.secret" };
const WHOLE = { api: { port: 8095 }, store: "indexer.db" };

describe("configuration of the indexer", () => {
  it("takes what the guide says", () => {
    const whole = { ...WHOLE, poolSize: 4, pollInterval: 500, wipe: true, mostStreams: 10, mostPerMinute: 60 };
    expect(parseIndexerConfig(whole)).to.deep.equal(whole);
    const local = { ...HOOK, url: "http://127.0.0.1:8080/tally", isConfidential: true };
    const webhooks = [HOOK, local, { ...HOOK, url: "https://erp.example/tally", isConfidential: true }];
    expect(parseIndexerConfig({ ...WHOLE, webhooks })).to.deep.equal({ ...WHOLE, webhooks });
    expect(["indexer.db", "postgres://a/b", "postgresql://a/b"].map(isPostgres)).to.deep.equal([false, true, true]);
  });

  const wrong = [
    [{ ...WHOLE, store: undefined }, "/store"],
    [{ ...WHOLE, api: { port: 70_000 } }, "/api/port"],
    [{ ...WHOLE, api: { port: 1, origin: "https://a/b" } }, "/api/origin"],
    [{ ...WHOLE, poll: 5 }, "/poll"],
    [{ ...WHOLE, pollInterval: "1" }, "/pollInterval"],
    [{ ...WHOLE, webhooks: [{ ...HOOK, isConfidential: true }] }, "/webhooks/0/url"],
    [[], "/"],
  ] as const;
  for (const [config, key] of wrong) {
    it(`refuses ${JSON.stringify(config)}`, async () => {
      const { values } = await refused(() => parseIndexerConfig(config), "INDEXER_CONFIG_INVALID");
      expect(values.key).to.equal(key);
    });
  }

  it("never shows the address of a database, which may hold a password", async () => {
    const error = await refused(() => parseIndexerConfig({ ...WHOLE, store: 5 }), "INDEXER_CONFIG_INVALID");
    expect(JSON.stringify(error.values)).not.to.contain("5");
  });
});
