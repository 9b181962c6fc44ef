import { readFileSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { expect } from "chai";
import { id } from "ethers";
import { developmentWallet } from "../../../src/cli/shared/development.ts";
import { connectAll } from "../../../src/sdk/all.ts";
import { createReadingProof, type ReadingProof } from "../../../src/sdk/sensing/model/reading-proof.ts";
import { signBatchSeal } from "../../../src/sdk/sensing/model/sign-batch-seal.ts";
import { admitted } from "../../../src/testing/admit.ts";
import { commands, type ServedSystem, servedSystem, tally } from "../../../src/testing/command-line.ts";
import { blocksOf, readDocument } from "../../../src/testing/documents.ts";
import { PH, readingsOf, type Sealed, sealReadings } from "../../../src/testing/sensing.ts";

const [OPERATOR, REGULATOR, FIRST, SECOND] = [2, 3, 4, 5];
const address = (index: number) => developmentWallet(index).address;

describe("tally station, sensor, feed, exceedance, trace", () => {
  let system: ServedSystem;
  let anybody: ReturnType<typeof commands>;
  let operator: ReturnType<typeof commands>;
  let regulator: ReturnType<typeof commands>;
  let api: Server;
  let url: string;
  let sealed: Sealed;
  /** What the bridge answers, by path. */
  const answers = new Map<string, { status: number; body: string }>();
  const file = (name: string) => join(system.folder, name);
  const text = async (...args: string[]) => (await tally([...system.where, "--wide", ...args])).out;

  const readingProofOf = (index: number): ReadingProof => {
    const { readings, tree, batch, signatures, transaction, block } = sealed;
    return createReadingProof({
      deployment: system.client.deployment,
      reading: readings[index] as never,
      sensor: PH,
      path: tree.proofOf(index),
      batch,
      gateways: { epoch: 1, quorum: 2, accounts: [address(FIRST), address(SECOND)], signatures },
      sealedBy: { transaction, block },
    });
  };

  before(async () => {
    system = await servedSystem();
    [anybody, operator, regulator] = [commands(system, 9), commands(system, OPERATOR), commands(system, REGULATOR)];
    const { provider, deployment } = system.client;
    const member = (index: number) => connectAll({ signer: developmentWallet(index).connect(provider), deployment });
    const operating = await member(OPERATOR);
    await admitted([system.client], operating, "Hydrology Office", ["STATION_OPERATOR"]);
    await admitted([system.client, operating], await member(REGULATOR), "River Authority", ["REGULATOR"]);
    await operator.done("members", "enrol", address(FIRST), "--duties", "device");
    await regulator.done("members", "enrol", address(SECOND), "--duties", "device");

    api = createServer(({ url = "" }, response) => {
      const { status, body } = answers.get(url) ?? {
        status: 404,
        body: JSON.stringify({ code: "NOT_FOUND", detail: "not sealed yet", values: {} }),
      };
      response.writeHead(status, { "content-type": "application/json" }).end(body);
    });
    await new Promise<void>((listening) => api.listen(0, "127.0.0.1", listening));
    url = `http://127.0.0.1:${(api.address() as AddressInfo).port}`;
  });
  after(async () => {
    await new Promise((closed) => api.close(closed));
    await system.close();
  });

  it("takes stations into service", async () => {
    const at = (place: string) => ["--reach", "Lower", "--at", place];
    expect(await operator.done("station", "propose", "Spring", ...at("41.9,-111.57"))).to.deep.include({ station: 1 });
    await operator.done("station", "propose", "Mill Weir", ...at("41.74,-111.83"), "--upstream", "1");
    await regulator.done("station", "approve", "1");
    expect(await regulator.done("station", "approve", "2")).to.deep.include({ station: 2, regulator: 3 });
    const set = ["2", "--gateways", `${address(FIRST)},${address(SECOND)}`, "--quorum", "2"];
    await operator.done("station", "gateways", "propose", ...set);
    expect(await regulator.done("station", "gateways", "approve", ...set)).to.deep.include({ epoch: 1, quorum: 2 });
    const { stations } = await anybody.done("station", "list");
    expect((stations as { name: string }[]).map(({ name }) => name)).to.deep.equal(["Spring", "Mill Weir"]);
    expect(await text("station", "list")).to.match(
      /^station +name[^\n]*\n1 +Spring[^\n]*\n2 +Mill Weir +Lower +1 +Active/,
    );
    await regulator.done("station", "retire", "1");
    expect(await operator.fails("station", "propose", "X", "--reach", "Lower", "--at", "91,0")).to.equal(
      "1 ARGUMENT_INVALID",
    );
    expect(await operator.fails("station", "propose", "X", ...at("41.9"))).to.equal("1 USAGE");
    expect(await operator.fails("station", "approve", "2")).to.equal("1 Stations_WrongPhase");
    expect(await anybody.fails("station", "show", "9")).to.equal("1 Stations_UnknownStation");
  });

  it("takes sensors into service, limits and calibrates them", async () => {
    const ph = ["2", "w01001", "--unit", "[pH]", "--scale", "2", "--range", "0..14"];
    expect(await operator.fails("sensor", "propose", ...ph, "--allowed", "6.001..9")).to.equal("1 USAGE");
    expect(await operator.fails("sensor", "propose", ...ph.slice(0, -1), "0..")).to.equal("1 USAGE");
    const done = await operator.done("sensor", "propose", ...ph, "--allowed", "..9.50", "--interval", "900");
    expect(done).to.deep.include({ sensor: 1, station: 2 });
    await regulator.done("sensor", "approve", "1");
    const limit = await regulator.done("sensor", "limit", "1", "--allowed", "6..9");
    expect(limit.limit).to.deep.equal({ min: "600", max: "900" });
    const times = ["--performed", "2026-05-04T09:00Z", "--due", "2026-08-04"];
    const { uid } = await operator.done("sensor", "calibrate", "1", ...times);
    await operator.done("sensor", "calibrate", "1", ...times, "--maintenance");
    const { sensor, calibrations } = await anybody.done("sensor", "show", "1");
    expect(sensor).to.deep.include({
      ...PH,
      id: 1,
      station: 2,
      phase: "Active",
      range: { min: "0", max: "1400" },
      limit: { min: "600", max: "900" },
    });
    expect(calibrations).to.have.length(1);
    expect((calibrations as unknown[])[0]).to.deep.include({ uid, performedAt: Date.UTC(2026, 4, 4, 9), org: 2 });
    expect(await text("sensor", "show", "1")).to.match(
      /allowed +6\.00\.\.9\.00\n[\s\S]*calibrated 2026-05-04T09:00:00/,
    );
    expect(await text("station", "show", "2")).to.match(/1 +w01001 +\[pH\] +6\.00\.\.9\.00 +900 s +Active/);
    await operator.done("sensor", "propose", "2", "w01009", "--unit", "mg/L", "--scale", "1", "--range", "-1..20");
    await operator.done("sensor", "retire", "2");
    expect(await regulator.fails("sensor", "limit", "1", "--allowed", "9")).to.equal("1 USAGE");
    expect(await operator.fails("sensor", "limit", "1", "--allowed", "..")).to.equal("1 Members_RoleMissing");
  });

  it("says where a feed stands", async () => {
    const { provider } = system.client;
    const now = ((await provider.getBlock("latest"))?.timestamp ?? 0) * 1_000;
    const gateways = [FIRST, SECOND].map(developmentWallet);
    const readings = readingsOf(2, 1, 1, now, [700, 950, 702]);
    sealed = await sealReadings(system.client, gateways, readings, {
      latest: [{ sensor: 1, seq: 3, observedAt: now - 998, value: 702, quality: 1 }],
    });
    for (const [index, { seq }] of sealed.readings.entries()) {
      const body = JSON.stringify(readingProofOf(index));
      answers.set(`/v1/stations/2/readings/${seq}/proof`, { status: 200, body });
    }
    answers.set("/v1/stations/2", { status: 200, body: JSON.stringify({ lastSeq: 5 }) });

    expect(await anybody.done("feed", "head", "2")).to.deep.include({ lastSeq: 3, batches: 1, gaps: 0 });
    const { batches } = await anybody.done("feed", "batches", "2");
    expect((batches as unknown[])[0]).to.deep.include({ firstSeq: 1, count: 3, transaction: sealed.transaction });
    expect(await text("feed", "batches", "2")).to.match(/\n1-3 /);
    expect(await anybody.done("feed", "latest", "2", "w01001")).to.deep.include({
      decimal: "7.02",
      unit: "[pH]",
      seq: 3,
    });
    expect(await text("feed", "latest", "2", "w01001")).to.match(/^7\.02 \[pH\] at .*, Good/);
    expect(await anybody.fails("feed", "latest", "2", "w01001", "--max-age", "0")).to.equal("1 Sensors_Stale");
    expect((await anybody.done("feed", "equivocations", "2")).equivocations).to.deep.equal([]);
    expect(await text("feed", "head", "2")).to.match(/^last reading +3\n/);
  });

  it("exports readings and verifies them without a node", async () => {
    const output = file("readings.jsonl");
    const options = ["--api", url, "--station", "2", "-o", output];
    const done = await anybody.done("feed", "export", ...options);
    expect(done).to.deep.include({ from: 1, to: 3, count: 3 });
    const lines = readFileSync(output, "utf8").trim().split("\n");
    expect(lines.map((line) => JSON.parse(line))).to.deep.equal([0, 1, 2].map(readingProofOf));
    const offline = async (name: string) => (await tally(["--json", "feed", "verify", name])).json();
    expect(await offline(output)).to.deep.include({ ok: true, checked: 3 });
    const pretty = file("pretty.json");
    writeFileSync(pretty, JSON.stringify(readingProofOf(1), undefined, 2));
    expect(await offline(pretty)).to.deep.include({ ok: true, checked: 1 });
    const spoken = await tally(["feed", "verify", pretty]);
    expect([spoken.exitCode, spoken.out.split("\n")[0]]).to.deep.equal([
      0,
      `HOLDS, IF THE FOLLOWING IS SO  station 2, reading 2: 9.50 [pH] (w01001) at ${new Date(sealed.readings[1]?.observedAt ?? 0).toISOString()}`,
    ]);

    const forged = file("forged.jsonl");
    const altered = { ...readingProofOf(2), reading: { ...readingProofOf(2).reading, value: 700 } };
    writeFileSync(forged, `${lines[0]}\n${JSON.stringify(altered)}\n`);
    const verdict = await offline(forged);
    expect(verdict.error.code).to.equal("READING_NOT_PROVED");
    expect(verdict.error.values).to.deep.include({ checked: 2, verdict: "leaf" });
    expect((await tally(["feed", "verify", forged])).exitCode).to.equal(1);

    expect(await anybody.fails("feed", "export", ...options, "--to", "4")).to.equal("1 BRIDGE_REFUSED");
    expect(await anybody.fails("feed", "export", ...options, "--from", "9")).to.equal("1 USAGE");
    const away = ["--api", "http://127.0.0.1:9", ...options.slice(2)];
    expect(await anybody.fails("feed", "export", ...away)).to.equal("75 BRIDGE_UNREACHABLE");
    expect(await anybody.fails("feed", "export", "--api", "bridge", ...options.slice(2))).to.equal("1 USAGE");
    expect(await anybody.fails("feed", "export", ...options.slice(0, -1), "/proc/none/x")).to.equal(
      "1 FILE_UNWRITABLE",
    );
    expect(await anybody.fails("feed", "verify", file("none"))).to.equal("1 FILE_UNREADABLE");
    expect(await anybody.fails("feed", "verify", system.folder)).to.equal("1 FILE_UNREADABLE");
    writeFileSync(file("empty"), "\n");
    expect(await anybody.fails("feed", "verify", file("empty"))).to.equal("1 USAGE");
    writeFileSync(file("broken"), "{\n");
    expect(await anybody.fails("feed", "verify", file("broken"))).to.equal("1 JSON_INVALID");
    expect(await anybody.fails("feed", "verify", system.where[3] as string)).to.equal("1 READING_PROOF_INVALID");
  });

  it("traces a reading from a file or a bridge, and says no", async () => {
    const proved = await anybody.done("trace", "2/2", "--api", url);
    expect(proved).to.deep.include({ verdict: "proved", proved: true });
    const named = await anybody.done("trace", file("readings.jsonl"), "--seq", "2");
    expect(named).to.deep.include({ verdict: "proved" });
    const shown = (await text("trace", file("pretty.json"))).split("\n");
    expect(shown[0]).to.match(/^PROVED {2}station 2, reading 2: 9\.50 \[pH\]/);
    const way = shown.map((line) => /^ *(?:└─ )?([a-z]+) {2}\S/.exec(line)?.[1]).filter((word) => word !== undefined);
    expect(way.slice(0, 10)).to.deep.equal([
      ...["upstream", "station", "sensor", "reading", "batch", "leaf", "transaction", "block", "signer", "signer"],
    ]);
    const short = (await tally([...system.where, "trace", file("pretty.json")])).out;
    expect(short)
      .to.match(/ batch {2}readings 1 to 3, 0x[0-9a-f]{4}…$/m)
      .and.not.match(/0x[0-9a-f]{5}/i);
    const documented = blocksOf(readDocument("README.md")).find((block) => block.includes("PROVED")) as string;
    const shapeOf = (lines: string) =>
      lines.split("\n").flatMap((line) => /^ *└─ (leaf|transaction|block|signer) {2}(?=0x|\d)/.exec(line)?.[0] ?? []);
    expect(shapeOf(short)).to.deep.equal(shapeOf(documented)).and.to.have.length(5);
    expect(shown.join("\n")).to.contain("Hydrology Office").and.contain("River Authority").and.contain("BEYOND");

    const forged = file("forged.json");
    writeFileSync(forged, JSON.stringify({ ...readingProofOf(1), sealedBy: { transaction: id("x"), block: 1 } }));
    expect(await anybody.fails("trace", forged)).to.equal("1 READING_NOT_PROVED");
    const outcome = await tally([...system.where, "trace", forged]);
    expect([outcome.exitCode, outcome.out]).to.deep.equal([1, ""]);
    expect(outcome.err).to.match(/^NOT PROVED \(transaction\)/);
    expect(outcome.err).to.contain("FAIL  transaction");

    expect(await anybody.fails("trace", "2/2")).to.equal("1 USAGE");
    expect(await anybody.fails("trace", "2/4", "--api", url)).to.equal("1 BRIDGE_REFUSED");
    expect(await anybody.fails("trace", file("readings.jsonl"))).to.equal("1 USAGE");
    expect(await anybody.fails("trace", file("readings.jsonl"), "--seq", "9")).to.equal("1 USAGE");
    answers.set("/v1/stations/2/readings/5/proof", { status: 200, body: "<html>" });
    expect(await anybody.fails("trace", "2/5", "--api", url)).to.equal("75 BRIDGE_UNREACHABLE");
    answers.set("/v1/stations/2/readings/5/proof", { status: 503, body: "{}" });
    expect(await anybody.fails("trace", "2/5", "--api", url)).to.equal("75 BRIDGE_UNREACHABLE");
    answers.set("/v1/stations/2/readings/5/proof", { status: 200, body: "{}" });
    expect(await anybody.fails("trace", "2/5", "--api", url)).to.equal("1 READING_PROOF_INVALID");
  });

  it("leads an exceedance from its proof to its end", async () => {
    expect(await anybody.fails("exceedance", "open", "2/1", "--api", url)).to.equal("1 Exceedances_WithinLimit");
    expect(await anybody.done("exceedance", "open", "2/2", "--api", url)).to.deep.include({ sensor: 1, seq: 2 });
    expect(await text("exceedance", "list")).to.match(/\n1\/2 +2 +w01001 +9\.50 \[pH\] .* Open .* by proof$/);
    expect(await operator.done("exceedance", "acknowledge", "1/2")).to.deep.include({
      from: "Open",
      to: "Acknowledged",
    });
    const { schema } = await operator.done("schema", "register", "string report");
    const reported = async (about: string) => {
      const { subject } = await anybody.done("exceedance", "subject", about);
      const values = ["attest", String(schema), '{"report": "dosing pump replaced"}', "--subject", String(subject)];
      return String((await operator.done(...values)).uid);
    };
    const [report, other] = [await reported("1/2"), await reported("1/3")];
    const remediate = ["exceedance", "remediate", "1/2", "--report"];
    expect(await operator.fails(...remediate, other)).to.equal("1 Exceedances_OtherSubject");
    expect(await operator.fails(...remediate, id("none"))).to.equal("1 NOT_FOUND");
    expect(await operator.fails("exceedance", "dispute", "1/2", "--reason", other)).to.equal(
      "1 Exceedances_OtherSubject",
    );
    await operator.done("exceedance", "remediate", "1/2", "--report", report);
    await regulator.done("exceedance", "reopen", "1/2");
    await operator.done("exceedance", "dispute", "1/2", "--reason", report);
    const close = ["exceedance", "close", "1/2", "--decision"];
    expect(await regulator.fails(...close, report)).to.equal("1 Exceedances_OthersStatement");
    const { uid: decision } = await regulator.done("attest", String(schema), '{"report": "so be it"}');
    expect(await regulator.done(...close, String(decision))).to.deep.include({
      from: "Disputed",
      to: "Closed",
      by: 3,
      statement: decision,
    });
    const list = async (...args: string[]) => (await anybody.done("exceedance", "list", ...args)).exceedances;
    expect(await list("--stage", "closed", "--station", "2", "--sensor", "1")).to.have.length(1);
    expect(await list("--stage", "Open")).to.deep.equal([]);
    const traced = await anybody.done("trace", "2/2", "--api", url);
    expect(traced.exceedance).to.deep.include({ stage: "Closed", value: "950" });
    expect(await regulator.fails("exceedance", "close", "1/2")).to.equal("1 Exceedances_StageForbidden");
    expect(await operator.fails("exceedance", "acknowledge", "1")).to.equal("1 USAGE");
    expect(await operator.fails("exceedance", "acknowledge", "1/2/3")).to.equal("1 USAGE");
    expect(await operator.fails("exceedance", "remediate", "1/2")).to.equal("1 USAGE");
  });

  it("shows two histories", async () => {
    const batch = { ...sealed.batch, root: id("other") };
    const { deployment } = system.client;
    const signatures = await Promise.all(
      [FIRST, SECOND].map((index) => signBatchSeal(developmentWallet(index), deployment, batch, 1)),
    );
    const client = await connectAll({ signer: developmentWallet(9).connect(system.client.provider), deployment });
    await client.feeds.submitBatchAndWait({ batch, epoch: 1, signatures });
    const { equivocations } = await anybody.done("feed", "equivocations", "2");
    expect(equivocations).to.have.length(1);
    expect(await anybody.fails("trace", "2/1", "--api", url)).to.equal("1 READING_NOT_PROVED");
  });
});
