import { expect } from "chai";
import { hexlify, Wallet, ZeroHash } from "ethers";
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from "fastify";
import { httpReadings } from "../../../../src/bridge/ingest/http/readings.ts";
import { senmlReader } from "../../../../src/bridge/ingest/senml/observations.ts";
import { ucumUnits } from "../../../../src/bridge/ingest/units.ts";
import { toMessage } from "../../../../src/bridge/model/proposal.ts";
import { fixedRegistry } from "../../../../src/bridge/model/registry.ts";
import type { StoredBatch } from "../../../../src/bridge/model/store.ts";
import { createApi } from "../../../../src/bridge/serve/app.ts";
import { countIntake, countSealed, createMetrics } from "../../../../src/bridge/serve/metrics.ts";
import { Proofs } from "../../../../src/bridge/serve/proofs.ts";
import { createGateway } from "../../../../src/bridge/submit/gateway.ts";
import { silentLogger } from "../../../../src/lib/logger.ts";
import { decimalText } from "../../../../src/sdk/core/decimal-text.ts";
import { readingTree } from "../../../../src/sdk/sensing/model/reading-tree.ts";
import type { Sensor } from "../../../../src/sdk/sensing/model/station.ts";
import { recordingIntake } from "../../../../src/testing/recording-intake.ts";
import { phFrame, RIVER, type SealingBench, sealingBench } from "../../../../src/testing/sealing.ts";

const T = Date.UTC(2026, 6, 1);
const AUTHORIZED = { authorization: "Bearer sixteen-and-more" };

describe("the API of a bridge", () => {
  let bench: SealingBench;
  let app: FastifyInstance;
  let problems: Record<string, string>;
  let failed: unknown[];
  const metrics = createMetrics();

  beforeEach(async () => {
    bench = await sealingBench();
    [problems, failed] = [{}, []];
    await bench.store.append(Array.from({ length: 12 }, (_, i) => phFrame(T + i * 900_000, i === 3 ? null : 750)));
    await bench.sealer({ maxCount: 5 }).closeDue(1, T);
    const registry = fixedRegistry(RIVER.stations);
    const feeds = Wallet.createRandom().address;
    const deployment = { chainId: 1, genesisHash: ZeroHash, contracts: { Feeds: { address: feeds } } } as never;
    const signer = Wallet.createRandom();
    app = await createApi({
      store: bench.store,
      registry,
      proofs: new Proofs(bench.store),
      chain: {
        deployment,
        gatewaysOf: async (_station, epoch) => ({ epoch, quorum: 1, accounts: [signer.address] }),
        sensorOf: async (sensor) => registry.sensor(sensor) as Sensor,
      },
      metrics,
      log: { ...silentLogger, error: (values) => failed.push(values) },
      health: async () => problems,
      cosign: {
        reviewer: bench.reviewer(),
        gateway: createGateway(signer, deployment, bench.store),
        apiKey: "sixteen-and-more",
      },
      refresh: async () => {},
      plugins: async (scope) => {
        const read = senmlReader({ registry, units: ucumUnits() });
        await scope.register(httpReadings, { stations: [], intake: recordingIntake(), read });
      },
    });
  });
  afterEach(async () => {
    await app.close();
    await bench.close();
  });

  async function get(url: string, status = 200) {
    const response = await app.inject(url);
    expect(response.statusCode, `${url} ${response.body}`).to.equal(status);
    return response.json();
  }

  async function problem(answer: Promise<LightMyRequestResponse>, status: number, code: string) {
    const response = await answer;
    expect([response.statusCode, response.json().code], response.body).to.deep.equal([status, code]);
    expect(response.headers["content-type"]).to.match(/^application\/problem\+json/);
    expect(response.body).not.to.match(/\.ts\b|node_modules|\\n/);
    return response.json();
  }

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
    expect((await problem(app.inject("/v1/stations/1/readings/6/proof"), 404, "NOT_FOUND")).retryable).to.equal(false);
    const signatures = [{ signer: Wallet.createRandom().address.toLowerCase(), signature: `0x${"11".repeat(65)}` }];
    await bench.store.markSigned(1, 6, { epoch: 3, signatures });
    await bench.store.markSealed(1, 6, { transaction: `0x${"22".repeat(32)}`, block: 7, gasUsed: 8, sealedAt: T });
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
    await bench.store.appendRejections([
      { source: "http", station: 1, receivedAt: T, raw, code: "SENML_SYNTAX", detail: "not JSON" },
    ]);
    const [rejection] = await get("/v1/stations/1/rejections");
    expect(rejection).to.include({ code: "SENML_SYNTAX", sample: "AQI=", receivedAt: new Date(T).toISOString() });
    expect(await get(`/v1/stations/1/rejections?to=${rejection.id}`)).to.have.length(1);
    expect(await get(`/v1/stations/1/rejections?from=${rejection.id + 1}`)).to.deep.equal([]);
    expect(await get("/v1/exceedances")).to.deep.equal([]);
  });

  it("shows exceedances of the newest batches that list some, without reading the others", async () => {
    const [stored] = await bench.store.batches(1, 1, 1);
    const { batch } = stored as StoredBatch;
    for (const firstSeq of [11, 21, 31]) {
      const exceedances = firstSeq === 21 ? [] : [{ sensor: 100, seq: firstSeq + 1, observedAt: T, value: 999 }];
      await bench.store.addBatch({ ...(stored as StoredBatch), batch: { ...batch, firstSeq, count: 10, exceedances } });
    }
    bench.store.batches = () => Promise.reject(new Error("they are many"));
    const batches = async (query: string) =>
      (await get(`/v1/exceedances${query}`)).map((each: { batch: number }) => each.batch);
    expect(await batches("")).to.deep.equal([11, 31]);
    expect(await batches("?limit=1")).to.deep.equal([31]);
    expect(await batches("?station=1&from=1&limit=1")).to.deep.equal([11]);
    expect(await batches("?station=2")).to.deep.equal([]);
    const [one] = await get("/v1/exceedances");
    expect(one).to.deep.include({ station: 1, sensor: 100, seq: 12, value: 999, sealed: false });
    await problem(app.inject("/v1/exceedances?station=9"), 404, "NOT_FOUND");
    await problem(app.inject("/v1/exceedances?limit=1001"), 400, "REQUEST_INVALID");
  });

  it("says what is not there", async () => {
    for (const url of [
      ...["/v1/stations/9", "/v1/stations/9/readings", "/v1/stations/9/batches", "/v1/stations/9/rejections"],
      ...["/v1/stations/1/readings/13", "/v1/stations/1/readings/13/proof", "/v1/stations/9/readings/1"],
      ...["/v1/stations/1/readings/11/proof", "/v1/stations/1/batches/11", "/v1/stations/9/batches/1", "/nowhere"],
    ]) {
      expect((await problem(app.inject(url), 404, "NOT_FOUND")).retryable, url).to.equal(false);
    }
  });

  it("says which methods a path knows, and which media type it reads", async () => {
    const stations = app.inject({ method: "DELETE", url: "/v1/stations", payload: "x" });
    expect((await problem(stations, 405, "METHOD_NOT_ALLOWED")).values.allowed).to.deep.equal(["GET", "HEAD"]);
    expect((await stations).headers.allow).to.equal("GET, HEAD");
    for (const url of ["/v1/cosign", "/v1/stations/weir/readings/1/proof", "/health", "/"]) {
      await problem(app.inject({ method: "PUT", url }), 405, "METHOD_NOT_ALLOWED");
    }
    await problem(app.inject({ method: "PUT", url: "/v1/nothing" }), 404, "NOT_FOUND");
    const headers = { ...AUTHORIZED, "content-type": "text/csv" };
    const csv = app.inject({ method: "POST", url: "/v1/cosign", headers, payload: "a,b" });
    await problem(csv, 415, "MEDIA_TYPE_UNSUPPORTED");
    const large = { method: "POST", url: "/v1/cosign", headers: AUTHORIZED, payload: { x: "x".repeat(17 * 2 ** 20) } };
    await problem(app.inject(large as InjectOptions), 413, "PAYLOAD_TOO_LARGE");
  });

  it("has a page with links that all lead somewhere", async () => {
    const page = await app.inject("/");
    expect(page.headers["content-type"]).to.equal("text/html; charset=utf-8");
    const links = [...page.body.matchAll(/href="([^"]+)"/g)].map(([, link]) => link as string);
    expect(links).to.have.length(5);
    for (const link of links) expect((await app.inject(link)).statusCode, link).to.equal(200);
  });

  it("says which parameter is wrong", async () => {
    for (const url of [
      ...["/v1/stations/x", "/v1/stations/0", "/v1/stations/4294967296", "/v1/stations/1.5"],
      ...["/v1/stations/1/readings/0", "/v1/stations/1/readings/-1", "/v1/stations/1/readings/1e99"],
      ...["/v1/stations/1/readings?limit=0", "/v1/stations/1/readings?limit=10001", "/v1/stations/1/readings?from=a"],
    ]) {
      expect((await problem(app.inject(url), 400, "REQUEST_INVALID")).detail, url).to.match(/params|querystring/);
    }
  });

  it("does not tell what failed inside", async () => {
    bench.store.tally = () => Promise.reject(new Error("secret of the house"));
    const answer = await problem(app.inject("/v1/stations/1"), 500, "INTERNAL");
    expect(JSON.stringify(answer)).not.to.include("secret");
    expect(String((failed[0] as { err: Error }).err)).to.include("secret");
  });

  it("signs for who has the key, and for nobody else", async () => {
    const proposal = toMessage(await bench.propose(1));
    const ask = (payload: object, headers = AUTHORIZED as Record<string, string>) =>
      app.inject({ method: "POST", url: "/v1/cosign", headers, payload });
    const wrong = ["Bearer sixteen-and-mor", "Basic sixteen-and-more", ""].map((authorization) => ({ authorization }));
    for (const headers of [{}, ...wrong]) await problem(ask(proposal, headers as never), 401, "UNAUTHORIZED");
    const { batch, epoch } = proposal;
    const broken: object[] = [
      ...[[], { batch, epoch }, { ...proposal, epoch: 0 }, { ...proposal, batch: {} }],
      ...[
        { ...proposal, batch: { ...batch, latest: [null] } },
        { ...proposal, batch: { ...batch, firstSeq: 1e300 } },
      ],
      ...[
        { ...proposal, batch: { ...batch, root: "0x12" } },
        { ...proposal, batch: { ...batch, colour: 1 } },
      ],
    ];
    for (const payload of broken) await problem(ask(payload), 400, "REQUEST_INVALID");
    await problem(ask({ ...proposal, readings: "AAAA" }), 400, "PROPOSAL_INVALID");
    await problem(ask({ ...proposal, readings: "" }), 400, "PROPOSAL_INVALID");
    const other = { ...proposal, batch: { ...batch, to: batch.to + 1 } };
    expect((await problem(ask(other), 409, "COSIGN_MISMATCH")).values).to.include({ field: "to" });
    const answer = await ask(proposal);
    expect(answer.statusCode, answer.body).to.equal(200);
    expect(answer.json()).to.have.all.keys("signer", "signature");
  });

  it("says whether all is well, and what is not", async () => {
    expect(await get("/health")).to.deep.equal({ ok: true, problems: {} });
    problems = { "submitting 1": "RPC_UNREACHABLE: no answer" };
    expect(await get("/health", 503)).to.deep.equal({ ok: false, problems });
  });

  it("counts for Prometheus", async () => {
    const [sealed] = await bench.store.batches(1, 1, 1);
    const stats = { frames: 9, stored: 12, duplicates: 3, conflicts: 2, rejections: 4, groups: 1 };
    const refusals = { BRIDGE_BUSY: 5, CLOCK_AHEAD: 0, QUOTA_EXCEEDED: 6, FRAME_INVALID: 0, STORE_FAILED: 0 };
    const rejected = [
      { station: 0, code: "HJ212_DEVICE_UNKNOWN", count: 3 },
      { station: 1, code: "SENML_SYNTAX", count: 2 },
    ];
    const intake = { ...stats, rejected, refused: refusals, waiting: { frames: 7, bytes: 8 } };
    countIntake(metrics, intake);
    countIntake(metrics, intake);
    countSealed(metrics, sealed as StoredBatch, T + 2_000);
    metrics.unsealed.set({ station: "1" }, 7);
    const { body, headers } = await app.inject("/metrics");
    expect(headers["content-type"]).to.match(/^text\/plain/);
    for (const line of [
      'tallystick_readings_total{outcome="stored"} 10',
      'tallystick_readings_total{outcome="duplicate"} 3',
      'tallystick_readings_total{outcome="conflict"} 2',
      'tallystick_rejections_total{code="QUOTA_EXCEEDED"} 6',
      'tallystick_reject_log_total{station="0",code="HJ212_DEVICE_UNKNOWN"} 3',
      'tallystick_reject_log_total{station="1",code="SENML_SYNTAX"} 2',
      'tallystick_sealed_readings_total{station="1"} 5',
      'tallystick_sealed_batches_total{station="1"} 1',
      'tallystick_quality_flags_total{station="1",flag="missing"} 1',
      'tallystick_seal_lag_seconds_sum{station="1"} 2',
      'tallystick_unsealed_readings{station="1"} 7',
      "tallystick_queue_frames 7",
      "tallystick_queue_bytes 8",
    ]) {
      expect(body.split("\n"), line).to.include(line);
    }
    expect(body).to.include("process_cpu_seconds_total");
  });

  it("describes every route", async () => {
    const document = await get("/openapi.json");
    expect(document.openapi).to.match(/^3\./);
    expect(Object.keys(document.paths)).to.have.members([
      ...["/v1/stations", "/v1/stations/{station}", "/v1/stations/{station}/readings"],
      ...["/v1/stations/{station}/readings/{seq}", "/v1/stations/{station}/readings/{seq}/proof"],
      ...["/v1/stations/{station}/batches", "/v1/stations/{station}/batches/{seq}"],
      ...["/v1/stations/{station}/rejections", "/v1/exceedances", "/v1/cosign", "/v1/past", "/health", "/metrics"],
      "/v1/stations/{key}/readings",
    ]);
    const schemes = Object.keys(document.components.securitySchemes);
    for (const operations of Object.values(document.paths) as Record<string, Record<string, unknown>>[]) {
      for (const { summary, tags, security = [], responses } of Object.values(operations)) {
        expect(summary).to.be.a("string");
        expect(tags).to.have.length(1);
        expect(responses).to.be.an("object");
        for (const use of security as object[]) expect(schemes).to.include.members(Object.keys(use));
      }
    }
  });
});

describe("a decimal text", () => {
  it("is the stored integer with its point", () => {
    const cases: [number, number, string][] = [
      ...([
        [833, 2, "8.33"],
        [5, 2, "0.05"],
        [-5, 2, "-0.05"],
        [0, 2, "0.00"],
        [7, 0, "7"],
        [-7, 0, "-7"],
      ] as never),
      ...([
        [100, 2, "1.00"],
        [-1_234, 1, "-123.4"],
        [Number.MAX_SAFE_INTEGER, 12, "9007.199254740991"],
      ] as never),
      ...([[1, 12, "0.000000000001"]] as never),
    ];
    for (const [value, scale, text] of cases) expect(decimalText(value, scale)).to.equal(text);
  });
});
