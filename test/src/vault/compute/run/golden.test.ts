import { expect } from "chai";
import { computeQueries } from "../../../../../src/testing/compute-queries.ts";
import { LOAD_POLICY, makeLoadData } from "../../../../../src/testing/load-data.ts";
import { policyHash } from "../../../../../src/vault/compute/policy/policy-hash.ts";

/** Statement -> its result's hash over the data of seed 1, whoever computes it. */
const GOLDEN: Readonly<Record<string, string>> = {
  "SELECT region, sum(kwh) AS kwh, avg(kwh) AS mean, count(*) AS n FROM load GROUP BY region ORDER BY kwh DESC":
    "0xe1522b1f5da929d18839730da5e7b361c3526bd28b91add3126c85c604513b64",
  "SELECT date_trunc('week', started) AS week, metered, sum(kvar) AS kvar, max(outages) AS most FROM load GROUP BY week, metered":
    "0x084377df0e984fe8506da3ea3762fbe305d79c3fdea71c52f70c76816856e65f",
  "SELECT trade, count(DISTINCT factory) AS n, min(started) AS first FROM load JOIN factory ON load.factory = factory.id WHERE opened >= DATE '1955-01-01' GROUP BY trade":
    "0x982315e97300fa49f7c82911acf6389ef6c36dbe1e75fd9bfbd85cc631c71686",
  "SELECT region, price FROM tariff WHERE price <= 0.15 ORDER BY price DESC LIMIT 2":
    "0x48682420269d73752487dbd00371a8352d82fc70bdd6feb457f9f01922f701df",
  "SELECT sum(kwh) AS kwh FROM load WHERE region = 'far'":
    "0x88b1b5b2b0cc6fed9a1101a885369a1627c7e1465f355cb5faa853df92aac52c",
};

describe("golden results", () => {
  it("have the hashes that are written down here", async () => {
    const data = makeLoadData({ factories: 31, days: 3 });
    try {
      const results = await computeQueries(data, Object.keys(GOLDEN), { threads: 2 });
      expect(results.map(({ hash }) => hash)).to.deep.equal(Object.values(GOLDEN));
      expect(results[3]?.document.rows).to.deep.equal([
        ["西", "0.1411"],
        ["Ångström", "0.1274"],
      ]);
      expect(results[4]?.document.rows).to.deep.equal([]);
    } finally {
      data.remove();
    }
  });

  it("are under the policy whose hash is written down here", () => {
    expect(policyHash(LOAD_POLICY)).to.equal("0x46979270d1ed852704323fda3cbb6ad7502f38abd87c756cccf4818fdfc677b2");
  });
});
