import { expect } from "chai";
import type { InjectOptions } from "fastify";
import { toMessage } from "../../../../src/bridge/model/proposal.ts";
import type { StoredBatch } from "../../../../src/bridge/model/store.ts";
import { countIntake, countSealed } from "../../../../src/bridge/serve/metrics.ts";
import { getOf, problemOf } from "../../../../src/testing/api-answers.ts";
import { type ApiBench, AUTHORIZED, apiBench, T } from "../../../../src/testing/bridge-api.ts";

describe("the API of a bridge, in operation", () => {
  let api: ApiBench;
  beforeEach(async () => {
    api = await apiBench();
  });
  afterEach(() => api.close());
  const get = (url: string, status?: number) => getOf(api.app, url, status);

  it("says what is not there", async () => {
    for (const url of [
      ...["/v1/stations/9", "/v1/stations/9/readings", "/v1/stations/9/batches", "/v1/stations/9/rejections"],
      ...["/v1/stations/1/readings/13", "/v1/stations/1/readings/13/proof", "/v1/stations/9/readings/1"],
      ...["/v1/stations/1/readings/11/proof", "/v1/stations/1/batches/11", "/v1/stations/9/batches/1", "/nowhere"],
    ]) {
      expect((await problemOf(api.app.inject(url), 404, "NOT_FOUND")).retryable, url).to.equal(false);
    }
  });

  it("says which methods a path knows, and which media type it reads", async () => {
    const stations = api.app.inject({ method: "DELETE", url: "/v1/stations", payload: "x" });
    expect((await problemOf(stations, 405, "METHOD_NOT_ALLOWED")).values.allowed).to.deep.equal(["GET", "HEAD"]);
    expect((await stations).headers.allow).to.equal("GET, HEAD");
    for (const url of ["/v1/cosign", "/v1/stations/weir/readings/1/proof", "/health", "/"]) {
      await problemOf(api.app.inject({ method: "PUT", url }), 405, "METHOD_NOT_ALLOWED");
    }
    for (const method of ["TRACE", "QUERY"] as never[]) {
      await problemOf(api.app.inject({ method, url: "/v1/stations/1/readings" }), 405, "METHOD_NOT_ALLOWED");
    }
    await problemOf(api.app.inject({ method: "PUT", url: "/v1/nothing" }), 404, "NOT_FOUND");
    const headers = { ...AUTHORIZED, "content-type": "text/csv" };
    const csv = api.app.inject({ method: "POST", url: "/v1/cosign", headers, payload: "a,b" });
    await problemOf(csv, 415, "MEDIA_TYPE_UNSUPPORTED");
    const large = { method: "POST", url: "/v1/cosign", headers: AUTHORIZED, payload: { x: "x".repeat(17 * 2 ** 20) } };
    await problemOf(api.app.inject(large as InjectOptions), 413, "PAYLOAD_TOO_LARGE");
  });

  it("has a page with links that all lead somewhere", async () => {
    const page = await api.app.inject("/");
    expect(page.headers["content-type"]).to.equal("text/html; charset=utf-8");
    const links = [...page.body.matchAll(/href="([^"]+)"/g)].map(([, link]) => link as string);
    expect(links).to.have.length(6);
    for (const link of links) expect((await api.app.inject(link)).statusCode, link).to.equal(200);
  });

  it("says which parameter is wrong", async () => {
    for (const url of [
      ...["/v1/stations/x", "/v1/stations/0", "/v1/stations/4294967296", "/v1/stations/1.5"],
      ...["/v1/stations/1/readings/0", "/v1/stations/1/readings/-1", "/v1/stations/1/readings/1e99"],
      ...["/v1/stations/1/readings?limit=0", "/v1/stations/1/readings?limit=10001", "/v1/stations/1/readings?from=a"],
    ]) {
      expect((await problemOf(api.app.inject(url), 400, "REQUEST_INVALID")).detail, url).to.match(/params|querystring/);
    }
  });

  it("does not tell what failed inside", async () => {
    api.bench.store.tally = () => Promise.reject(new Error("secret of the house"));
    const answer = await problemOf(api.app.inject("/v1/stations/1"), 500, "INTERNAL");
    expect(JSON.stringify(answer)).not.to.include("secret");
    expect(String((api.failed[0] as { err: Error }).err)).to.include("secret");
  });

  it("signs for who has the key, and for nobody else", async () => {
    const proposal = toMessage(await api.bench.propose(1));
    const ask = (payload: object, headers = AUTHORIZED as Record<string, string>) =>
      api.app.inject({ method: "POST", url: "/v1/cosign", headers, payload });
    const wrong = ["Bearer sixteen-and-mor", "Basic sixteen-and-more", ""].map((authorization) => ({ authorization }));
    for (const headers of [{}, ...wrong]) await problemOf(ask(proposal, headers as never), 401, "UNAUTHORIZED");
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
        { ...proposal, readings: null },
        { ...proposal, epoch: String(epoch) },
      ],
    ];
    for (const payload of broken) await problemOf(ask(payload), 400, "REQUEST_INVALID");
    await problemOf(ask({ ...proposal, readings: "AAAA" }), 400, "PROPOSAL_INVALID");
    await problemOf(ask({ ...proposal, readings: "" }), 400, "PROPOSAL_INVALID");
    const other = { ...proposal, batch: { ...batch, to: batch.to + 1 } };
    expect((await problemOf(ask(other), 409, "COSIGN_MISMATCH")).values).to.include({ field: "to" });
    const answer = await ask(proposal);
    expect(answer.statusCode, answer.body).to.equal(200);
    expect(answer.json()).to.have.all.keys("signer", "signature");
  });

  it("says whether all is well, and what is not", async () => {
    expect(await get("/health")).to.deep.equal({ ok: true, problems: {} });
    const problems = { "submitting 1": "RPC_UNREACHABLE: no answer" };
    api.setProblems(problems);
    expect(await get("/health", 503)).to.deep.equal({ ok: false, problems });
  });

  it("counts for Prometheus", async () => {
    const [sealed] = await api.bench.store.batches(1, 1, 1);
    const stats = { frames: 9, stored: 12, duplicates: 3, conflicts: 2, rejections: 4, groups: 1 };
    const refusals = { BRIDGE_BUSY: 5, CLOCK_AHEAD: 0, QUOTA_EXCEEDED: 6, FRAME_INVALID: 0, STORE_FAILED: 0 };
    const rejected = [
      { station: 0, code: "HJ212_DEVICE_UNKNOWN", count: 3 },
      { station: 1, code: "SENML_SYNTAX", count: 2 },
    ];
    const intake = { ...stats, rejected, refused: refusals, waiting: { frames: 7, bytes: 8 } };
    countIntake(api.metrics, intake);
    countIntake(api.metrics, intake);
    countSealed(api.metrics, sealed as StoredBatch, T + 2_000);
    api.metrics.unsealed.set({ station: "1" }, 7);
    const { body, headers } = await api.app.inject("/metrics");
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

  it("describes every refusal that a client can meet", async () => {
    const { paths } = await get("/openapi.json");
    const statuses = (path: string, method = "get") => Object.keys(paths[path][method].responses);
    for (const path of Object.keys(paths).filter((each) => each.startsWith("/v1/stations/{station}"))) {
      expect(statuses(path), path).to.include.members(["200", "400", "404"]);
    }
    expect(statuses("/v1/exceedances")).to.include.members(["200", "400", "404", "503"]);
    for (const path of ["/v1/cosign", "/v1/past"]) {
      expect(statuses(path, "post")).to.include.members(["200", "400", "401", "409", "413", "415", "425", "503"]);
    }
    expect(statuses("/v1/stations/{station}/readings", "post")).to.include.members(["202", "400", "401", "404", "413"]);
    expect(statuses("/v1/cosigned/{station}/{seq}")).to.include.members(["200", "400", "401", "404", "503"]);
    expect(statuses("/health")).to.deep.equal(["200", "503"]);
  });

  it("describes every route", async () => {
    const document = await get("/openapi.json");
    expect(document.openapi).to.match(/^3\./);
    expect(Object.keys(document.paths)).to.have.members([
      ...["/v1/stations", "/v1/stations/{station}", "/v1/stations/{station}/readings"],
      ...["/v1/stations/{station}/readings/{seq}", "/v1/stations/{station}/readings/{seq}/proof"],
      ...["/v1/stations/{station}/batches", "/v1/stations/{station}/batches/{seq}"],
      ...["/v1/stations/{station}/rejections", "/v1/exceedances", "/v1/cosign", "/v1/past", "/health", "/metrics"],
      "/v1/cosigned/{station}/{seq}",
    ]);
    expect(Object.keys(document.paths["/v1/stations/{station}/readings"])).to.have.members(["get", "post"]);
    const schemes = Object.keys(document.components.securitySchemes);
    for (const operations of Object.values(document.paths) as Record<string, Record<string, unknown>>[]) {
      for (const { summary, tags, security = [], responses } of Object.values(operations)) {
        expect(summary).to.be.a("string");
        expect(tags).to.have.length(1);
        expect(responses).to.be.an("object");
        const refusals = Object.keys(responses as object).filter((status) => /^4/.test(status));
        for (const status of refusals) expect(JSON.stringify((responses as never)[status])).to.include("problem+json");
        for (const use of security as object[]) expect(schemes).to.include.members(Object.keys(use));
      }
    }
  });
});
