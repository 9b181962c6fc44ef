import { expect } from "chai";
import { countHeld } from "../../../../src/bridge/submit/held.ts";
import { refused } from "../../../../src/testing/errors.ts";

const T = Date.UTC(2026, 6, 1);

describe("what another gateway says that it holds", () => {
  const asked: string[] = [];
  const counted = (answer: (path: string, query: URLSearchParams) => unknown) => {
    asked.length = 0;
    return countHeld({
      url: "http://gateway",
      station: 2,
      after: T,
      timeout: 1_000,
      async fetch(url) {
        const { pathname, searchParams } = new URL(String(url));
        asked.push(pathname + new URL(String(url)).search);
        const body = answer(pathname, searchParams);
        return body === undefined ? new Response("", { status: 500 }) : new Response(JSON.stringify(body));
      },
    });
  };
  /** Of `all` readings the last `later` were received after the time. */
  const gateway = (all: number, later: number) => (path: string, query: URLSearchParams) => {
    if (!path.endsWith("/readings")) return { lastSeq: all };
    const [from, to] = [Number(query.get("from")), Number(query.get("to"))];
    return Array.from({ length: to - from + 1 }, (_, i) => {
      return { receivedAt: new Date(T + (from + i > all - later ? 1 : 0)).toISOString() };
    });
  };

  it("is counted from the newest back, page by page, and no further than needed", async () => {
    for (const [all, later, requests] of [
      [0, 0, 1],
      [5, 0, 2],
      [5, 5, 2],
      [10_000, 0, 2],
      [10_000, 999, 2],
      [10_000, 1_000, 3],
      [10_000, 2_500, 4],
    ] as const) {
      expect(await counted(gateway(all, later)), `${later} of ${all}`).to.equal(later);
      expect(asked, `${later} of ${all}`).to.have.length(requests);
    }
    expect(asked[1]).to.equal("/v1/stations/2/readings?from=9001&to=10000&limit=1000");
  });

  it("is no answer where it has another form, and has an end where it has none", async () => {
    for (const bad of [null, 1, {}, { lastSeq: "5" }, { lastSeq: 1e300 }, { lastSeq: 1.5 }]) {
      await refused(
        counted(() => bad),
        "COSIGNER_UNREACHABLE",
      );
    }
    await refused(
      counted(() => undefined),
      "COSIGNER_UNREACHABLE",
    );
    await refused(
      counted((path) => (path.endsWith("/readings") ? {} : { lastSeq: 5 })),
      "COSIGNER_UNREACHABLE",
    );
    expect(await counted((path) => (path.endsWith("/readings") ? [null, 1, {}] : { lastSeq: 5 }))).to.equal(0);
    const one = [{ receivedAt: new Date(T + 1).toISOString() }];
    expect(await counted((path) => (path.endsWith("/readings") ? one : { lastSeq: 2 ** 52 }))).to.equal(1_000);
  });
});
