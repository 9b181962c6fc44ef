import { expect } from "chai";
import { fetchCosigned } from "../../../../src/bridge/submit/fetch-cosigned.ts";
import { type ApiBench, AUTHORIZED, apiBench } from "../../../../src/testing/bridge-api.ts";
import { refused } from "../../../../src/testing/errors.ts";
import { closedBatch } from "../../../../src/testing/readings.ts";

describe("what a gateway signed for another one", () => {
  let api: ApiBench;
  const proposer = { signer: `0x${"11".repeat(20)}`, signature: `0x${"22".repeat(65)}` };
  before(async () => {
    api = await apiBench();
  });
  after(() => api.close());

  const get = (path: string, headers = AUTHORIZED) => api.app.inject({ method: "GET", url: path, headers });
  /** Asks as a proposing gateway does, and is given this answer. */
  const fetched = (body: unknown, status = 200) =>
    fetchCosigned({
      url: "http://gateway",
      apiKey: "sixteen-and-more",
      station: 1,
      firstSeq: 1,
      timeout: 1_000,
      fetch: async () => new Response(typeof body === "string" ? body : JSON.stringify(body), { status }),
    });

  it("is given to gateways alone, under both signatures", async () => {
    const offered = await api.bench.propose(1);
    const message = { ...offered, readings: Buffer.from(offered.readings).toString("base64"), signature: proposer };
    const post = { method: "POST", url: "/v1/cosign", headers: AUTHORIZED } as const;
    const signed = await api.app.inject({ ...post, payload: message });
    expect(signed.statusCode, signed.body).to.equal(200);
    const kept = await get("/v1/cosigned/1/1");
    const whole = { batch: offered.batch, epoch: 1, signatures: [proposer, signed.json()] };
    expect([kept.statusCode, kept.json()]).to.deep.equal([200, whole]);
    expect(await fetched(kept.body)).to.deep.equal(whole);
    const denied = await get("/v1/cosigned/1/1", { authorization: "Bearer another" });
    expect([denied.statusCode, denied.json().code]).to.deep.equal([401, "UNAUTHORIZED"]);
  });

  it("is nothing where it signed nothing, or for nobody", async () => {
    const none = await get("/v1/cosigned/1/2");
    expect([none.statusCode, none.json().code]).to.deep.equal([404, "NOT_FOUND"]);
    await api.bench.store.promise(1, 6, `0x${"ab".repeat(32)}`);
    expect((await get("/v1/cosigned/1/6")).statusCode).to.equal(404);
    expect((await get("/v1/cosigned/1/none")).statusCode).to.equal(400);
    expect(await fetched(none.body, 404)).to.equal(undefined);
  });

  it("is only taken in its form", async () => {
    const { batch } = closedBatch(1, 1, 5);
    for (const body of [
      "<html>",
      null,
      {},
      { batch, epoch: 1 },
      { epoch: 1, signatures: [] },
      { batch: 1, epoch: 1, signatures: [] },
    ]) {
      await refused(fetched(body), "COSIGNER_UNREACHABLE");
    }
    await refused(fetched({ batch, epoch: 1, signatures: [] }, 500), "COSIGNER_UNREACHABLE");
    for (const bad of [{}, { ...batch, root: 1 }, { ...batch, flagCounts: null }, { ...batch, latest: [null] }]) {
      await refused(fetched({ batch: bad, epoch: 1, signatures: [] }), "COSIGNER_UNREACHABLE");
    }
    for (const bad of [null, {}, { signer: "0x11", signature: 1 }, { signer: "0x11", signature: "0xx" }]) {
      await refused(fetched({ batch, epoch: 1, signatures: [bad] }), "COSIGNER_UNREACHABLE");
    }
    expect(await fetched({ batch, epoch: 1, signatures: [proposer] })).to.deep.equal({
      batch,
      epoch: 1,
      signatures: [proposer],
    });
  });
});
