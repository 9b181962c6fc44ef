import { expect } from "chai";
import { type TestSystem, testSystem } from "../../../../src/testing/system.ts";
import { indexerOn } from "../../../../src/testing/indexer.ts";

describe("query API behind a proxy", () => {
  let system: TestSystem;
  before(async () => {
    system = await testSystem();
  });

  /** Statuses of questions that come for others, one after the other. */
  const asked = async (proxies: readonly string[] | undefined, others: readonly string[]) => {
    const indexer = await indexerOn(system, { mostPerMinute: 2, ...(proxies && { proxies }) });
    try {
      const statuses: number[] = [];
      for (const other of others) {
        const { status } = await fetch(`${indexer.url}/openapi.json`, { headers: { "x-forwarded-for": other } });
        statuses.push(status);
      }
      return statuses;
    } finally {
      await indexer.close();
    }
  };

  it("counts the questions of each address that its proxy names", async () => {
    const others = ["198.51.100.1", "198.51.100.1", "198.51.100.1", "198.51.100.2"];
    expect(await asked(["127.0.0.0/8"], others)).to.deep.equal([200, 200, 429, 200]);
  });

  it("believes nobody who is not named as a proxy", async () => {
    const others = ["198.51.100.1", "198.51.100.2", "198.51.100.3"];
    expect(await asked(undefined, others)).to.deep.equal([200, 200, 429]);
    expect(await asked(["192.0.2.1"], others)).to.deep.equal([200, 200, 429]);
  });
});
