import { expect } from "chai";
import { table } from "../../bench/bridge/rows.ts";
import { measureVault } from "../../bench/vault/measure.ts";
import { TINY } from "../../bench/vault/settings.ts";

/** The figures of a run of this size mean nothing; that there are figures does. */
describe("bench:vault", () => {
  it("brings every row", async () => {
    const rows = await measureVault(TINY);
    const names = rows.map(({ name }) => name);
    const ofPublishing = ["csv", "parquet"].flatMap((format) =>
      ["", "-rss", "-vs-export", "-vs-encryption", "-rate"].map((what) => `vault-publish-${format}${what}`),
    );
    expect(names).to.have.members([
      ...ofPublishing,
      "vault-proof-verify",
      "vault-proof-verify-p99",
      "vault-proof-make",
      "vault-extract-vs-encryption",
      "vault-extract-vs-export",
      "vault-extract-rss-growth",
      "vault-extract-size",
      "vault-extract-rate",
      "vault-open-rate",
      "vault-open-rss-growth",
    ]);
    for (const { name, value, peerValue = 0, ratio = 0 } of rows) {
      expect(Number.isFinite(value) && Number.isFinite(peerValue) && Number.isFinite(ratio), name).to.equal(true);
    }
    expect(table(rows).split("\n")).to.have.length(rows.length);
  }).timeout(120_000);
});
