import swagger from "@fastify/swagger";
import { expect } from "chai";
import Fastify, { type FastifyInstance } from "fastify";
import { apiKeyDigest } from "../../../../../src/bridge/ingest/http/keys.ts";
import { httpReadings } from "../../../../../src/bridge/ingest/http/readings.ts";
import { senmlReader } from "../../../../../src/bridge/ingest/senml/observations.ts";
import { ucumUnits } from "../../../../../src/bridge/ingest/units.ts";
import { BRIDGE_CATALOGUE } from "../../../../../src/bridge/model/errors.ts";
import { SECURITY_SCHEMES } from "../../../../../src/bridge/model/security-schemes.ts";
import { testClock } from "../../../../../src/testing/clock.ts";
import { refused } from "../../../../../src/testing/errors.ts";
import { riverPack, riverRegistry } from "../../../../../src/testing/river-station.ts";
import { type ScriptedIntake, scriptedIntake } from "../../../../../src/testing/scripted-intake.ts";

/** What is looked at of an operation of OpenAPI. */
interface OperationObject {
  readonly requestBody: { readonly content: object };
  readonly responses: Record<string, { readonly content: object }>;
}

const NOW = 1_790_000_100_000;
const PACK = riverPack(1_790_000_000);

describe("POST /v1/stations/:station/readings", () => {
  let app: FastifyInstance;
  let intake: ScriptedIntake;
  let url: string;
  let problems: unknown[];

  beforeEach(async () => {
    intake = scriptedIntake();
    problems = [];
    app = Fastify();
    await app.register(httpReadings, {
      stations: [
        { key: "bridge-1", station: 1, keyDigests: [apiKeyDigest("old key"), apiKeyDigest("new-key")] },
        { key: "bridge-2", station: 2, keyDigests: [apiKeyDigest("other-key")] },
      ],
      intake,
      read: senmlReader({ registry: riverRegistry(1, 2), units: ucumUnits(), relativeTimes: "resolve" }),
      clock: testClock(NOW),
      bodyLimit: 4_096,
      onProblem: (error) => problems.push(error),
    });
    url = await app.listen({ host: "127.0.0.1", port: 0 });
  });
  afterEach(() => app.close());

  const post = (body: Uint8Array | string, headers: Record<string, string> = {}, key = "bridge-1") =>
    fetch(`${url}/v1/stations/${key}/readings`, {
      method: "POST",
      body: typeof body === "string" ? body : new Uint8Array(body),
      headers: { authorization: "Bearer new-key", "content-type": "application/senml+json", ...headers },
    });

  /** Asserts a problem of RFC 9457 and gives it. */
  async function problem(response: Response, status: number, code: string) {
    expect(response.headers.get("content-type")).to.match(/^application\/problem\+json/);
    const body = (await response.json()) as Record<string, unknown> & { values: Record<string, unknown> };
    expect([response.status, body.status, body.code]).to.deep.equal([status, status, code]);
    expect(body).to.have.all.keys("type", "title", "status", "detail", "code", "retryable", "values");
    expect([body.type, body.code]).to.deep.equal([`urn:tallystick:error:${code}`, code]);
    expect(BRIDGE_CATALOGUE).to.have.property(code);
    return body;
  }

  it("answers 202 with the receipt, and keeps the bytes as they came", async () => {
    for (const type of ["application/senml+json", "application/json", "application/json; charset=utf-8"]) {
      const response = await post(PACK, { "content-type": type });
      expect(response.status, type).to.equal(202);
      expect(await response.json()).to.deep.equal({ stored: 5, duplicates: 0, conflicts: 0, relativeTimes: 0 });
    }
    const [frame] = intake.frames;
    expect(frame).to.include({ source: "http", station: 1, receivedAt: NOW });
    expect(Buffer.from(frame?.raw ?? []).equals(PACK)).to.equal(true);
  });

  it("answers after the commit, not before", async () => {
    intake.hold(true);
    let answered = false;
    const response = post(PACK).then((answer) => {
      answered = true;
      return answer;
    });
    await intake.until(() => intake.held.length === 1);
    expect(answered).to.equal(false);
    intake.held[0]?.commit();
    expect((await response).status).to.equal(202);
  });

  it("wants the station's own key", async () => {
    expect((await post(PACK, { authorization: "bearer new-key" })).status).to.equal(202);
    for (const authorization of ["", "Bearer", "Bearer wrong", "Basic bmV3LWtleQ==", "Bearer other-key", "new-key"]) {
      const response = await post(PACK, { authorization });
      expect(response.status, authorization).to.equal(401);
      expect(response.headers.get("www-authenticate")).to.equal("Bearer");
    }
    await problem(await post(PACK, {}, "bridge-9"), 404, "STATION_UNKNOWN");
    await problem(await post(PACK, { authorization: "" }, "bridge-9"), 401, "UNAUTHORIZED");
    expect(intake.frames).to.have.length(1);
    expect(intake.rejections).to.deep.equal([]);
  });

  it("is not served with digests that are none", async () => {
    const stations = [{ key: "a", station: 1, keyDigests: ["the key itself"] }];
    const read = senmlReader({ registry: riverRegistry(1), units: ucumUnits() });
    await refused(
      async () => await Fastify().register(httpReadings, { stations, intake, read }),
      "SOURCE_CONFIG_INVALID",
    );
  });

  it("names record and field of what is wrong, after the reject log has it", async () => {
    await problem(await post("[{"), 400, "SENML_SYNTAX");
    await problem(await post(""), 400, "SENML_SYNTAX");
    const unknown = await problem(await post(`[{"n":"w01001","v":7},{"n":"w9","v":1}]`), 422, "PARAMETER_UNKNOWN");
    expect(unknown.values).to.include({ record: 1, field: "n" });
    const huge = await problem(await post(`[{"n":"w01001","v":1e308}]`), 422, "VALUE_OUT_OF_RANGE");
    expect(huge.values).to.include({ record: 0, field: "v" });
    expect(intake.rejections.map(({ station, code }) => [station, code])).to.deep.equal([
      [1, "SENML_SYNTAX"],
      [1, "SENML_SYNTAX"],
      [1, "PARAMETER_UNKNOWN"],
      [1, "VALUE_OUT_OF_RANGE"],
    ]);
    expect(intake.frames).to.deep.equal([]);
  });

  it("says when to come again", async () => {
    for (const [code, status] of [
      ["QUOTA_EXCEEDED", 429],
      ["BRIDGE_BUSY", 503],
      ["STORE_FAILED", 503],
    ] as const) {
      intake.refuse(code, 1);
      const response = await post(PACK);
      expect(response.headers.get("retry-after")).to.equal("5");
      await problem(response, status, code);
    }
    expect(intake.rejections.map(({ code }) => code)).to.deep.equal(["QUOTA_EXCEEDED"]);
    expect(problems).to.have.length(1);
  });

  it("says 503, not 422, while the reject log cannot be written", async () => {
    intake.failRejections(1);
    await problem(await post("[]"), 503, "STORE_FAILED");
    await problem(await post("[]"), 422, "SENML_INVALID");
  });

  it("takes neither large bodies nor other types", async () => {
    await problem(await post("x".repeat(4_097)), 413, "PAYLOAD_TOO_LARGE");
    await problem(await post(PACK, { "content-type": "text/csv" }), 415, "MEDIA_TYPE_UNSUPPORTED");
    await problem(await post(PACK, { "content-type": "application/senml+cbor" }), 415, "MEDIA_TYPE_UNSUPPORTED");
  });

  it("stands in the OpenAPI document with its media types and answers", async () => {
    const documented = Fastify();
    await documented.register(swagger, { openapi: { components: { securitySchemes: SECURITY_SCHEMES } } });
    const read = senmlReader({ registry: riverRegistry(1), units: ucumUnits() });
    await documented.register(httpReadings, { stations: [], intake, read });
    await documented.ready();
    const { paths } = documented.swagger() as { paths: Record<string, { post: OperationObject }> };
    const { post: operation } = paths["/v1/stations/{station}/readings"] ?? expect.fail("no path");
    expect(Object.keys(operation.requestBody.content)).to.deep.equal(["application/senml+json", "application/json"]);
    expect(Object.keys(operation.responses)).to.deep.equal([
      "202",
      "400",
      "401",
      "404",
      "413",
      "415",
      "422",
      "429",
      "503",
    ]);
    expect(Object.keys(operation.responses["422"]?.content ?? {})).to.deep.equal(["application/problem+json"]);
    await documented.close();
  });

  it("counts relative times in the receipt", async () => {
    const response = await post(`[{"n":"w01001","v":7}]`);
    expect(await response.json()).to.include({ stored: 1, relativeTimes: 1 });
    expect(intake.frames[0]?.observations[0]?.observedAt).to.equal(NOW);
  });

  it("tells nothing of a fault of its own", async () => {
    intake.accept = () => Promise.reject(new Error("secret"));
    const response = await post(PACK);
    expect(JSON.stringify(await problem(response, 500, "INTERNAL"))).to.not.include("secret");
    expect(problems).to.have.length(1);
  });
});
