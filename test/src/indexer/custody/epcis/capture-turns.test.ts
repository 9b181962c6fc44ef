import { request } from "node:http";
import { text } from "node:stream/consumers";
import { expect } from "chai";
import { type EpcisBench, epcisBench } from "../../../../../src/testing/epcis-bench.ts";
import { signedIn } from "../../../../../src/testing/sign-in.ts";

describe("indexer: turns of documents of EPCIS", function () {
  this.timeout(120_000);
  let bench: EpcisBench;
  before(async () => {
    bench = await epcisBench();
  });
  after(() => bench.close());

  const post = async (token: string) => {
    const headers = { "content-type": "application/json", authorization: `Bearer ${token}` };
    const body = JSON.stringify(bench.exported);
    return (await fetch(`${bench.root}/capture`, { method: "POST", headers, body })).status;
  };

  it("reads no document before it knows whose it is, and of nobody more than two at once", async () => {
    const { token } = await signedIn(bench.indexer.api, bench.system.hospital.signer);
    /** A document of which the end does not come. */
    const begun = (given?: string) => {
      const headers = {
        "content-type": "application/json",
        "content-length": 10_000_000,
        ...(given !== undefined && { authorization: `Bearer ${given}` }),
      };
      const asked = request(`${bench.root}/capture`, { method: "POST", headers });
      asked.on("error", () => undefined);
      asked.write("{");
      const status = new Promise<string>((resolve) => {
        asked.on("response", async (answer) => {
          const { code } = JSON.parse(await text(answer));
          resolve(`${answer.statusCode} ${code}`);
        });
      });
      return { status, end: () => asked.destroy() };
    };
    const stranger = begun();
    expect(await stranger.status).to.equal("401 EPCIS_SIGN_IN_WANTED");
    stranger.end();
    const own = [begun(token), begun(token), begun(token)];
    expect(await Promise.race(own.map(({ status }) => status))).to.equal("503 INDEX_OVERLOADED");
    // Another one's are taken meanwhile.
    const carrier = (await signedIn(bench.indexer.api, bench.system.carrier.signer)).token;
    expect(await post(carrier)).to.equal(202);
    for (const { end } of own) end();
    let status = 503;
    while (status === 503) status = await post(token);
    expect(status).to.equal(202);
  });
});
