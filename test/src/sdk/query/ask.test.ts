import { expect } from "chai";
import type { HttpRequest } from "../../../../src/lib/open-url.ts";
import type { QueryApi } from "../../../../src/sdk/query/ask.ts";
import { queryUnit, queryUnits } from "../../../../src/sdk/query/custody.ts";
import { everyItem } from "../../../../src/sdk/query/every-item.ts";
import { refused } from "../../../../src/testing/errors.ts";

const AS_OF = { block: 7, hash: `0x${"ab".repeat(32)}`, time: 1_700_000_000, lag: 0 };

/** An API that gives these answers, one after the other, and what it was asked. */
function scripted(...answers: readonly { readonly status?: number; readonly body: unknown }[]) {
  const asked: HttpRequest[] = [];
  const api: QueryApi = {
    url: "http://127.0.0.1:1",
    async openUrl(request) {
      const { status = 200, body } = answers[asked.length] ?? { status: 500, body: {} };
      asked.push(request);
      const bytes = new TextEncoder().encode(typeof body === "string" ? body : JSON.stringify(body));
      return {
        status,
        headers: {},
        body: (async function* () {
          yield bytes;
        })(),
      };
    },
  };
  return { api, asked };
}

describe("client of the query API", () => {
  it("puts parameters where the path has a place for them, and the others into the query", async () => {
    const { api, asked } = scripted(
      { body: { asOf: AS_OF, item: { unit: "0x01" } } },
      { body: { asOf: AS_OF, items: [], next: null } },
    );
    expect((await queryUnit({ ...api, token: "secret" }, { unit: "0x01" })).asOf).to.deep.equal(AS_OF);
    await queryUnits(api, { identifier: "8003/0694 1", phase: "Active" });
    expect(asked.map(({ url }) => url.slice(api.url.length))).to.deep.equal([
      "/v1/units/0x01",
      "/v1/units?identifier=8003%2F0694+1&phase=Active",
    ]);
    expect(asked.map(({ headers }) => headers.authorization)).to.deep.equal(["Bearer secret", undefined]);
  });

  it("goes through all pages", async () => {
    const { api, asked } = scripted(
      { body: { asOf: AS_OF, items: [{ unit: "a" }, { unit: "b" }], next: "x" } },
      { body: { asOf: AS_OF, items: [{ unit: "c" }], next: null } },
    );
    const units: string[] = [];
    for await (const { unit } of everyItem(queryUnits, api, { custodian: 2 })) units.push(unit);
    expect(units).to.deep.equal(["a", "b", "c"]);
    expect(asked[1]?.url).to.contain("after=x");
  });

  const refusals = [
    [{ status: 503, body: { code: "CHAIN_REPLACED", retryable: true, detail: "another chain" } }, "INDEXER_BUSY"],
    [{ status: 400, body: { code: "NOT_FOUND", retryable: false, detail: "no unit" } }, "INDEXER_REFUSED"],
    [{ status: 502, body: "<html>" }, "INDEXER_UNREACHABLE"],
    [{ status: 200, body: "<html>" }, "INDEXER_ANSWER_INVALID"],
    [{ status: 200, body: { asOf: AS_OF, item: {} } }, "INDEXER_ANSWER_INVALID"],
  ] as const;
  for (const [answer, code] of refusals) {
    it(`says ${code} of ${answer.status} ${JSON.stringify(answer.body).slice(0, 40)}`, async () => {
      await refused(queryUnits(scripted(answer).api), code);
    });
  }

  it("says INDEXER_UNREACHABLE where nothing answers", async () => {
    const openUrl = () => Promise.reject(new TypeError("refused"));
    const error = await refused(queryUnits({ url: "http://127.0.0.1:1", openUrl }), "INDEXER_UNREACHABLE");
    expect(error.retryable).to.equal(true);
  });
});
