import { expect } from "chai";
import { pageAnswer } from "../../../../src/console/worker/page-answer.ts";
import type { Clock } from "../../../../src/lib/clock.ts";

describe("the console's service worker: a page", () => {
  const [never, kept] = [new Promise<never>(() => undefined), async () => new Response("kept")];
  /** Time passes at once, or never. */
  const clockThat = (passes: boolean): Clock => ({ now: () => 0, sleep: () => (passes ? Promise.resolve() : never) });
  const textOf = async (
    fetch: () => Promise<Response>,
    passes = false,
    has: () => Promise<Response | undefined> = kept,
  ) => (await pageAnswer({ fetch, kept: has, clock: clockThat(passes) })).text();

  it("is the network's where that answers, also with a refusal", async () => {
    expect(await textOf(async () => new Response("new"))).to.equal("new");
    expect(await textOf(async () => new Response("none", { status: 404 }))).to.equal("none");
  });

  it("is the kept one where there is no network, where a proxy answers for the server, and where nobody answers", async () => {
    expect(await textOf(() => Promise.reject(new TypeError("no network")))).to.equal("kept");
    for (const status of [500, 502, 511]) {
      expect(await textOf(async () => new Response("bad gateway", { status })), String(status)).to.equal("kept");
    }
    expect(await textOf(() => never, true), "it hangs").to.equal("kept");
  });

  it("is what the network has where nothing is kept", async () => {
    const nothing = async () => undefined;
    expect(await textOf(async () => new Response("bad gateway", { status: 502 }), false, nothing)).to.equal(
      "bad gateway",
    );
    const failed = await textOf(() => Promise.reject(new TypeError("no network")), false, nothing).catch(String);
    expect(failed).to.equal("TypeError: no network");
  });
});
