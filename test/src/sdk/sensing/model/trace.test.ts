import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { expect } from "chai";
import { getAddress, id, Wallet, ZeroHash } from "ethers";
import { connect } from "../../../../../src/sdk/core/connect.ts";
import { exceedanceId } from "../../../../../src/sdk/sensing/model/exceedance-id.ts";
import { parseReadingProof, readingProofOf } from "../../../../../src/sdk/sensing/model/parse-reading-proof.ts";
import { readingLeaf } from "../../../../../src/sdk/sensing/model/reading-leaf.ts";
import type { ReadingProof } from "../../../../../src/sdk/sensing/model/reading-proof.ts";
import { signBatchSeal } from "../../../../../src/sdk/sensing/model/sign-batch-seal.ts";
import { traceReading } from "../../../../../src/sdk/sensing/model/trace.ts";
import { UPKEEP_SCHEMA } from "../../../../../src/sdk/sensing/model/upkeep.ts";
import { verifyReadingProof } from "../../../../../src/sdk/sensing/model/verify-reading-proof.ts";
import { refused } from "../../../../../src/testing/errors.ts";
import {
  evidenceOfSealed,
  type Sealed,
  type SensingSystem,
  sensingSystem,
} from "../../../../../src/testing/sensing.ts";

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends object ? Mutable<T[K]> : T[K] };
type Forge = (evidence: Mutable<ReadingProof>) => unknown;

/** Puts another value in the place that a path names. */
const put =
  // biome-ignore lint/suspicious/noExplicitAny: a forger keeps to no type
    (path: string, change: (value: any) => unknown): Forge =>
    (evidence) => {
      const names = path.split(".");
      const last = names.pop() as string;
      // biome-ignore lint/suspicious/noExplicitAny: as above
      const at = names.reduce((value: any, name) => value[name], evidence);
      at[last] = change(at[last]);
    };

const other = getAddress(`0x${"5e".repeat(20)}`);
const failed = (checks: readonly { check: string; ok: boolean }[]) =>
  checks.filter(({ ok }) => !ok).map(({ check }) => check);
const forged = (evidence: ReadingProof, forge: Forge): ReadingProof => {
  const copy = structuredClone(evidence) as Mutable<ReadingProof>;
  forge(copy);
  return copy as ReadingProof;
};

const OFFLINE = ["raw", "reading", "leaf", "path", "batch", "signatures"];
const ONLINE = ["chain", "sealed", "contract", "transaction", "gateways", "signers", "history", "station", "sensor"];

/** What is altered, how, and the first check that has to say so. */
const FORGERIES: readonly [string, Forge, string][] = [
  ["the raw bytes", put("raw", (raw) => `${raw}00`), "raw"],
  ["the reading's evidence", put("reading.evidence", () => id("x")), "raw"],
  ["the reading's station", put("reading.station", () => 1), "reading"],
  ["the reading's number, out of the batch", put("reading.seq", (value) => value + 10), "reading"],
  ["the reading's number, within the batch", put("reading.seq", (value) => value - 1), "leaf"],
  ["the reading's sensor", put("reading.sensor", () => 2), "leaf"],
  ["when it was measured", put("reading.observedAt", (value) => value + 1), "leaf"],
  ["when it was received", put("reading.receivedAt", (value) => value + 1), "leaf"],
  ["when it was received, out of the batch", put("reading.receivedAt", (value) => value + 10_000), "reading"],
  ["the value", put("reading.value", (value) => value + 1), "leaf"],
  ["the counter", put("reading.counter", (value) => value + 1), "leaf"],
  ["the source's flag", put("reading.sourceFlag", () => "D"), "leaf"],
  ["the quality", put("reading.quality", () => 4), "leaf"],
  ["the quality, to none", put("reading.quality", () => 7), "leaf"],
  ["the checks", put("reading.checks", () => 1), "leaf"],
  ["the leaf", put("leaf", () => id("x")), "leaf"],
  [
    "value and leaf",
    (e) => {
      put("reading.value", (value) => value + 1)(e);
      put("leaf", () => readingLeaf(e.reading as never))(e);
    },
    "path",
  ],
  ["the path", (e) => e.path.pop(), "path"],
  ["the batch's station", put("batch.station", () => 1), "reading"],
  ["the batch's first number", put("batch.firstSeq", () => 2), "path"],
  ["the batch's count", put("batch.count", (value) => value + 1), "path"],
  ["the batch's beginning", put("batch.from", (value) => value - 1), "batch"],
  ["the batch's end", put("batch.to", (value) => value + 1), "batch"],
  ["the root", put("batch.root", () => id("x")), "path"],
  ["the parameter set", put("batch.qualityProfile", () => id("x")), "batch"],
  ["the flags", put("batch.flagCounts.suspect", (value) => value + 1), "batch"],
  ["the reject log", put("batch.rejectLog", () => id("x")), "batch"],
  ["what it carried", (e) => e.batch.latest.pop(), "batch"],
  ["what it listed", (e) => e.batch.exceedances.pop(), "batch"],
  ["the batch's identity", put("batchId", () => id("x")), "batch"],
  ["the epoch", put("gateways.epoch", () => 2), "signatures"],
  ["the quorum, upwards", put("gateways.quorum", () => 3), "signatures"],
  ["the quorum, downwards", put("gateways.quorum", () => 1), "gateways"],
  ["the gateways", put("gateways.accounts.0", () => other), "signatures"],
  ["another gateway", (e) => e.gateways.accounts.push(other), "gateways"],
  ["a signature left out", (e) => e.gateways.signatures.pop(), "signatures"],
  ["a signature twice", (e) => e.gateways.signatures.splice(1, 1, ...e.gateways.signatures.slice(0, 1)), "signatures"],
  [
    "a signature of something else",
    put("gateways.signatures.0.signature", () => new Wallet(id("x")).signingKey.sign(id("y")).serialized),
    "signatures",
  ],
  ["a signer that is none", put("gateways.signatures.0.signer", () => "0x12"), "signatures"],
  ["the chain's number", put("chain.chainId", (value) => value + 1), "signatures"],
  ["the genesis", put("chain.genesisHash", () => id("x")), "chain"],
  ["the contract", put("chain.feeds", () => other), "signatures"],
  ["the transaction", put("sealedBy.transaction", () => id("x")), "transaction"],
  ["the block", put("sealedBy.block", (value) => value + 1), "transaction"],
  ["the unit", put("sensor.unit", () => "mg/L"), "sensor"],
  ["the parameter", put("sensor.parameter", () => "w01009"), "sensor"],
  ["the scale", put("sensor.scale", () => 1), "sensor"],
];

describe("the evidence of a reading", () => {
  let system: SensingSystem;
  let sealed: Sealed;
  let evidence: ReadingProof;
  before(async () => {
    system = await sensingSystem();
    await system.seal([690, 691]);
    const at = (await system.now()) - 500;
    sealed = await system.seal([700, 950, 702], {
      latest: [{ sensor: 1, seq: 5, observedAt: at, value: 702, quality: 1 }],
      exceedances: [{ sensor: 1, seq: 4, observedAt: at, value: 950 }],
    });
    evidence = evidenceOfSealed(system, sealed, 1);
  });

  it("is proved offline, and says what has to be trusted", async () => {
    const verdict = await verifyReadingProof(evidence);
    expect([verdict.valid, verdict.rawCompared, verdict.undecided]).to.deep.equal([true, true, []]);
    expect(verdict.checks.map(({ check }) => check)).to.deep.equal(OFFLINE);
    expect(verdict.trusted).to.have.length(4);
    const { raw: _, ...without } = evidence;
    const bare = await verifyReadingProof(without);
    expect([bare.valid, bare.rawCompared]).to.deep.equal([true, false]);
  });

  it("is traced from the river to the block", async () => {
    const trace = await traceReading(system.ours, evidence);
    expect(failed(trace.checks)).to.deep.equal([]);
    expect(trace.checks.map(({ check }) => check)).to.deep.equal([...OFFLINE, ...ONLINE]);
    expect(trace).to.deep.include({ verdict: "proved", proved: true });
    expect(trace.river.map(({ name, reach }) => `${name}, ${reach}`)).to.deep.equal([
      "Mill Weir, Lower",
      "Spring, Upper",
    ]);
    expect(trace.operator).to.deep.equal({ org: 2, name: "Hydrology Office" });
    expect(trace.sensor).to.deep.include({ id: 1, unit: "[pH]", beyondLimit: true, calibrationLapsed: false });
    expect(trace.sensor?.calibration).to.equal(undefined);
    const block = await system.ethers.provider.getBlock(sealed.block);
    expect(trace.block).to.deep.equal({ number: sealed.block, hash: block?.hash, timestamp: block?.timestamp });
    expect(trace.signers.map(({ account }) => account)).to.deep.equal(system.gateways.map(({ address }) => address));
    expect(new Set(trace.signers.map(({ name }) => name))).to.deep.equal(
      new Set(["Hydrology Office", "River Authority"]),
    );
    expect(trace.exceedance).to.equal(undefined);
  });

  for (const [what, forge, first] of FORGERIES) {
    it(`names the check when this is altered: ${what}`, async () => {
      const altered = forged(evidence, forge);
      expect(() => readingProofOf(altered)).not.to.throw();
      const offline = await verifyReadingProof(altered);
      expect(offline.valid).to.equal(!OFFLINE.includes(first));
      const trace = await traceReading(system.ours, altered);
      expect([trace.verdict, trace.proved]).to.deep.equal([first, false]);
      const detail = trace.checks.find(({ check }) => check === first)?.detail;
      expect(detail).to.be.a("string").and.not.equal("");
    });
  }

  it("does not hold when all of it is made up, but for the chain", async () => {
    const batch = { ...evidence.batch, root: evidence.leaf, count: 1, firstSeq: evidence.reading.seq };
    const { deployment, gateways } = system;
    const made = { ...batch, from: evidence.reading.receivedAt, to: evidence.reading.receivedAt };
    const { batchId } = await import("../../../../../src/sdk/sensing/model/batch-id.ts");
    const forgery: ReadingProof = {
      ...evidence,
      path: [],
      batch: made,
      batchId: batchId(made),
      gateways: {
        ...evidence.gateways,
        signatures: await Promise.all(gateways.map((gateway) => signBatchSeal(gateway, deployment, made, 1))),
      },
    };
    expect((await verifyReadingProof(forgery)).valid).to.equal(true);
    const trace = await traceReading(system.ours, forgery);
    expect(trace.verdict).to.equal("sealed");
    expect(failed(trace.checks)).to.deep.equal(["sealed", "contract", "transaction", "signers"]);
  });

  it("says of a signature that is no key's that a contract has to judge it", async () => {
    const [first, second] = evidence.gateways.signatures;
    const wallet = forged(
      evidence,
      put("gateways.accounts.0", () => other),
    );
    const signer = evidence.gateways.accounts[0];
    const kept = [first, second].filter((each) => each?.signer !== signer);
    const verdict = await verifyReadingProof({
      ...wallet,
      gateways: { ...wallet.gateways, signatures: [{ signer: other, signature: "0x1234" }, ...(kept as never[])] },
    });
    expect([verdict.valid, verdict.undecided]).to.deep.equal([true, [other]]);
    expect(verdict.trusted.at(-1)).to.contain(other);
  });

  it("shows limit and calibration of the time, and the exceedance", async () => {
    const fresh = await sensingSystem();
    const { definition, revocable } = UPKEEP_SCHEMA;
    await fresh.operator.attestations.registerSchemaAndWait({ definition, revocable });
    const observedAt = await fresh.now();
    const performedAt = observedAt - 90_000_000;
    const { uid } = await fresh.operator.sensors.calibrateAndWait({
      sensor: 1,
      performedAt,
      dueBy: observedAt - 50_000,
    });
    const batch = await fresh.seal([950]);
    const proof = evidenceOfSealed(fresh, batch, 0);
    await fresh.stranger.exceedances.openByProofAndWait({
      batch: batch.batch,
      reading: proof.reading,
      proof: proof.path,
    });
    await fresh.regulator.sensors.setLimitAndWait({ sensor: 1, limit: { min: null, max: 1_000 } });
    const trace = await traceReading(fresh.ours, proof);
    expect(trace.verdict).to.equal("proved");
    expect(trace.sensor).to.deep.include({ limitThen: { min: 600n, max: 900n }, limit: { min: null, max: 1_000n } });
    expect(trace.sensor).to.deep.include({ beyondLimit: true, calibrationLapsed: true });
    expect(trace.sensor?.calibration).to.deep.include({ uid, org: 2 });
    const id = exceedanceId({ sensor: 1, seq: 1 });
    expect(trace.exceedance).to.deep.include({ id, stage: "Open", value: 950n });
  });

  it("does not hold where gateways signed two histories", async () => {
    const fresh = await sensingSystem();
    const batch = await fresh.seal([700, 701]);
    const second = { ...batch.batch, root: id("other") };
    const signatures = await Promise.all(
      fresh.gateways.map((each) => signBatchSeal(each, fresh.deployment, second, 1)),
    );
    await fresh.stranger.feeds.submitBatchAndWait({ batch: second, epoch: 1, signatures });
    const trace = await traceReading(fresh.ours, evidenceOfSealed(fresh, batch, 0));
    expect(failed(trace.checks)).to.deep.equal(["history"]);
    expect(trace.verdict).to.equal("history");
  });

  it("is not judged while the node does not answer", async () => {
    const { deployment, ethers } = system;
    const client = await connect({ provider: ethers.provider, deployment });
    const silent = { getTransactionReceipt: () => Promise.reject(new Error("connect ECONNREFUSED")) };
    const provider = new Proxy(client.provider, {
      get(target, name) {
        const value = silent[name as keyof typeof silent] ?? Reflect.get(target, name, target);
        return typeof value === "function" ? value.bind(target) : value;
      },
    });
    await refused(traceReading({ ...client, provider }, evidence), "RPC_UNREACHABLE");
  });

  describe("as a file", () => {
    const parse = (value: unknown) => parseReadingProof(JSON.stringify(value));

    const schema = JSON.parse(readFileSync("docs/reading-proof.schema.json", "utf8"));
    const fits = new Ajv({ strict: true }).compile(schema);

    it("is read strictly, as its JSON Schema says", async () => {
      expect(parse(evidence)).to.deep.equal(evidence);
      expect(fits(evidence), JSON.stringify(fits.errors)).to.equal(true);
      const { raw: _, ...without } = evidence;
      expect(parse(without)).to.deep.equal(without);
      const wrong: readonly [string, Forge][] = [
        ["format", put("format", () => "receipt")],
        ["reading.value", put("reading.value", () => 8.33)],
        ["reading.station", put("reading.station", () => 2 ** 32)],
        ["reading.seq", put("reading.seq", () => -1)],
        ["reading.note", (e) => Object.assign(e.reading, { note: "x" })],
        ["leaf", put("leaf", () => ZeroHash.slice(2))],
        ["path[0]", put("path.0", () => "0x12")],
        ["batch.latest[0].quality", put("batch.latest.0.quality", () => 256)],
        ["batch.flagCounts.late", (e) => Reflect.deleteProperty(e.batch.flagCounts, "late")],
        ["gateways.accounts[0]", put("gateways.accounts.0", () => "gateway")],
        ["gateways.signatures", put("gateways.signatures", () => ({}))],
        ["chain.feeds", put("chain.feeds", () => "")],
        ["sealedBy.block", put("sealedBy.block", () => 1.5)],
        ["raw", put("raw", () => "0x123")],
        ["sensor", (e) => Reflect.deleteProperty(e, "sensor")],
      ];
      for (const [field, forge] of wrong) {
        const error = await refused(() => parse(forged(evidence, forge)), "READING_PROOF_INVALID");
        expect(error.values.field).to.equal(field);
        expect(fits(forged(evidence, forge)), field).to.equal(false);
      }
      await refused(() => parse(null), "READING_PROOF_INVALID");
      await refused(() => parse({ ...evidence, version: 2 }), "READING_PROOF_VERSION");
      await refused(() => parseReadingProof('{"format": 1, "format": 2}'), "JSON_INVALID");
    });
  });
});
