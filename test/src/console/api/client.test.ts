import { expect } from "chai";
import { createQueryClient } from "../../../../src/console/api/client.ts";
import { asOfIn } from "../../../../src/console/api/as-of-in.ts";
import { queryError } from "../../../../src/sdk/query/errors.ts";

describe("console: what was read", () => {
  const asOf = { block: 7, hash: "0x", time: 1, lag: 0 };
  /** A client that has read a unit, a list and a deployment, and then asks for the unit again and fails. */
  async function afterFailure(code: string) {
    const client = createQueryClient();
    client.setQueryData(["list"], { pages: [{ asOf, items: [] }], pageParams: [] });
    client.setQueryData(["deployment"], { chainId: 1 });
    let answers = true;
    const unit = {
      queryKey: ["unit"],
      queryFn: async () => {
        if (!answers) throw queryError("INDEXER_UNREACHABLE", "the indexer failed", { code });
        return { asOf, item: {} };
      },
      staleTime: 0,
    };
    await client.fetchQuery(unit);
    answers = false;
    await client.fetchQuery(unit).catch(() => undefined);
    return ["unit", "list", "deployment"].map((name) => client.getQueryData([name]) !== undefined);
  }

  it("stays where the server fails, with the failure beside it", async () => {
    expect(await afterFailure("INDEX_STORE_UNREACHABLE")).to.deep.equal([true, true, true]);
  });

  it("is dropped where the chain is another one, all of it that is of a chain", async () => {
    expect(await afterFailure("CHAIN_REPLACED")).to.deep.equal([false, false, true]);
  });

  it("says up to where the chain is in it, whether it is one thing or pages", () => {
    expect(asOfIn({ asOf, item: {} })).to.equal(asOf);
    expect(asOfIn({ pages: [{ asOf: { ...asOf, block: 1 } }, { asOf }] })).to.equal(asOf);
    for (const other of [undefined, null, { chainId: 1 }, []]) expect(asOfIn(other)).to.equal(undefined);
  });
});
