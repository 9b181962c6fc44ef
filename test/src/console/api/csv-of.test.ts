import { expect } from "chai";
import { csvOf } from "../../../../src/console/api/csv-of.ts";
import type { HttpRequest } from "../../../../src/lib/open-url.ts";
import { queryUnits } from "../../../../src/sdk/query/custody.ts";

const answering = (status: number, body: string) => {
  const asked: HttpRequest[] = [];
  const api = {
    url: "http://indexer",
    async openUrl(request: HttpRequest) {
      asked.push(request);
      const bytes = (async function* () {
        yield new TextEncoder().encode(body);
      })();
      return { status, headers: {}, body: bytes };
    },
  };
  return { api, asked };
};

describe("src/console/api/csv-of", () => {
  it("asks the same question as CSV, and for all of it", async () => {
    const { api, asked } = answering(200, "unit,identifier\n0x01,a\n");
    expect(await csvOf(queryUnits, { custodian: 2, limit: 20 }, api)).to.equal("unit,identifier\n0x01,a\n");
    expect(asked.map(({ url, headers }) => [url, headers.accept])).to.deep.equal([
      ["http://indexer/v1/units?custodian=2", "text/csv"],
    ]);
  });

  it("says what the indexer refuses", async () => {
    const { api } = answering(400, JSON.stringify({ code: "INDEX_QUERY_INVALID", detail: "no such phase" }));
    const failed = await csvOf(queryUnits, {}, api).then(
      () => undefined,
      (error: { readonly code?: string }) => error.code,
    );
    expect(failed).to.equal("INDEXER_REFUSED");
  });
});
