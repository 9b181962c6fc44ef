import { expect } from "chai";
import { hexlify, Wallet } from "ethers";
import type { StoredBatch } from "../../../../src/bridge/model/store.ts";
import { readingTree } from "../../../../src/sdk/sensing/model/reading-tree.ts";
import { getOf, problemOf } from "../../../../src/testing/api-answers.ts";
import { type ApiBench, apiBench, T } from "../../../../src/testing/bridge-api.ts";
import { phFrame } from "../../../../src/testing/sealing.ts";

describe("the API of a bridge", () => {
  let api: ApiBench;
  beforeEach(async () => {
    api = await apiBench();
  });
  afterEach(() => api.close());
  const get = (url: string, status?: number) => getOf(api.app, url, status);

  it("shows stations, and how far each got", async () => {
    const stations = await get("/v1/stations");
    expect(stations.map(({ id }: { id: number }) => id)).to.deep.equal([1, 2]);
    const station = await get("/v1/stations/1");
    expect(station).to.deep.include({ id: 1, lastSeq: 12, batchedThrough: 10 });
    expect(station.tally).to.deep.equal({ readings: 12, duplicates: 0, conflicts: 0, rejections: 0 });
  });

  it("shows readings as people write them, with the verdict where there is one", async () => {
    const one = await get("/v1/stations/1/readings/2");
    expect(one).to.deep.include({
      station: 1,
      seq: 2,
      sensor: 100,
      parameter: "w01001",
      unit: "[pH]",
      value: "7.50",
      text: "7.5",
      observedAt: new Date(T + 899_000).toISOString(),
      sourceFlag: "N",
      quality: 1,
      checks: [],
      batch: 1,
      sealed: false,
      conflict: false,
    });
    expect(await get("/v1/stations/1/readings/4")).to.deep.include({ value: null, quality: 9 });
    expect(await get("/v1/stations/1/readings/11")).to.deep.include({ quality: 2, batch: null });
    const seqs = async (query: string) =>
      (await get(`/v1/stations/1/readings${query}`)).map(({ seq }: { seq: number }) => seq);
    expect(await seqs("?limit=3")).to.deep.equal([10, 11, 12]);
    expect(await seqs("?from=4&to=6")).to.deep.equal([4, 5, 6]);
    expect(await seqs("?from=11")).to.deep.equal([11, 12]);
    expect(await seqs("?from=13")).to.deep.equal([]);
    expect(await get("/v1/stations/2/readings")).to.deep.equal([]);
  });

  it("gives what proves a sealed reading, and nothing for one that is not sealed yet", async () => {
    expect((await problemOf(api.app.inject("/v1/stations/1/readings/6/proof"), 404, "NOT_FOUND")).retryable).to.equal(
      false,
    );
    const signatures = [{ signer: Wallet.createRandom().address.toLowerCase(), signature: `0x${"11".repeat(65)}` }];
    await api.bench.store.markSigned(1, 6, { epoch: 3, signatures });
    await api.bench.store.markSealed(1, 6, { transaction: `0x${"22".repeat(32)}`, block: 7, gasUsed: 8, sealedAt: T });
    const all = await Promise.all(Array.from({ length: 5 }, (_, i) => get(`/v1/stations/1/readings/${i + 6}/proof`)));
    const tree = readingTree(all.map(({ reading }) => reading));
    for (const [i, { batch, path, raw, gateways, sealedBy }] of all.entries()) {
      expect(tree.root).to.equal(batch.root);
      expect(path).to.deep.equal(tree.proofOf(i));
      expect(raw).to.equal(hexlify(phFrame(T + (i + 5) * 900_000, 750).raw));
      expect([gateways.epoch, gateways.quorum, sealedBy.block]).to.deep.equal([3, 1, 7]);
    }
  });

  it("shows batches, rejections and exceedances", async () => {
    const batches = await get("/v1/stations/1/batches?from=1");
    expect(batches.map(({ firstSeq, state }: StoredBatch["batch"] & StoredBatch) => [firstSeq, state])).to.deep.equal([
      [1, "closed"],
      [6, "closed"],
    ]);
    expect(await get("/v1/stations/1/batches")).to.deep.equal(batches.slice(1));
    expect(await get("/v1/stations/1/batches?from=1&to=5")).to.deep.equal(batches.slice(0, 1));
    expect(await get("/v1/stations/1/batches/10")).to.deep.equal(batches[1]);
    expect(batches[0]).to.deep.include({ from: new Date(T).toISOString(), sealedAt: null, signers: [] });
    const raw = new Uint8Array([1, 2]);
    await api.bench.store.appendRejections([
      { source: "http", station: 1, receivedAt: T, raw, code: "SENML_SYNTAX", detail: "not JSON" },
    ]);
    const [rejection] = await get("/v1/stations/1/rejections");
    expect(rejection).to.include({ code: "SENML_SYNTAX", sample: "AQI=", receivedAt: new Date(T).toISOString() });
    expect(await get(`/v1/stations/1/rejections?to=${rejection.id}`)).to.have.length(1);
    expect(await get(`/v1/stations/1/rejections?from=${rejection.id + 1}`)).to.deep.equal([]);
    expect(await get("/v1/exceedances")).to.deep.equal([]);
  });

  it("shows exceedances of the newest batches that list some, without reading the others", async () => {
    const [stored] = await api.bench.store.batches(1, 1, 1);
    const { batch } = stored as StoredBatch;
    for (const firstSeq of [11, 21, 31]) {
      const exceedances = firstSeq === 21 ? [] : [{ sensor: 100, seq: firstSeq + 1, observedAt: T, value: 999 }];
      await api.bench.store.addBatch({
        ...(stored as StoredBatch),
        batch: { ...batch, firstSeq, count: 10, exceedances },
      });
    }
    api.bench.store.batches = () => Promise.reject(new Error("they are many"));
    const batches = async (query: string) =>
      (await get(`/v1/exceedances${query}`)).map((each: { batch: number }) => each.batch);
    expect(await batches("")).to.deep.equal([11, 31]);
    expect(await batches("?limit=1")).to.deep.equal([31]);
    expect(await batches("?station=1&from=1&limit=1")).to.deep.equal([11]);
    expect(await batches("?station=2")).to.deep.equal([]);
    const [one] = await get("/v1/exceedances");
    expect(one).to.deep.equal({
      station: 1,
      batch: 11,
      sealed: false,
      sensor: 100,
      parameter: "w01001",
      unit: "[pH]",
      seq: 12,
      observedAt: new Date(T).toISOString(),
      value: "9.99",
      limit: { min: null, max: null },
    });
    await problemOf(api.app.inject("/v1/exceedances?station=9"), 404, "NOT_FOUND");
    await problemOf(api.app.inject("/v1/exceedances?limit=1001"), 400, "REQUEST_INVALID");
  });
});
