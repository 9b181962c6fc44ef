import { expect } from "chai";
import { getAddress, id, ZeroHash } from "ethers";
import type { CheckResult } from "../../../../../src/sdk/core/run-check.ts";
import type { EvidenceReceipt } from "../../../../../src/sdk/evidence/model/receipt/evidence-receipt.ts";
import { verifyReceiptOffline } from "../../../../../src/sdk/evidence/model/receipt/verify-offline.ts";
import { anchorEvidence, digestText, evidenceSystem } from "../../../../../src/testing/evidence.ts";

type System = Awaited<ReturnType<typeof evidenceSystem>>;
type Mutable<T> = { -readonly [K in keyof T]: T[K] extends object ? Mutable<T[K]> : T[K] };

const failed = (checks: readonly CheckResult[]) => checks.filter(({ ok }) => !ok).map(({ check }) => check);
const copy = (receipt: EvidenceReceipt) => structuredClone(receipt) as Mutable<EvidenceReceipt>;
const other = getAddress(`0x${"5e".repeat(20)}`);

describe("an evidence receipt, offline", () => {
  let system: System;
  let receipt: EvidenceReceipt;
  before(async () => {
    system = await evidenceSystem();
    receipt = system.receipts[1] as EvidenceReceipt;
  });

  it("verifies from the receipt and the file alone", async () => {
    const { valid, checks, trusted, fileCompared } = await verifyReceiptOffline(receipt, {
      file: await digestText("second"),
    });
    expect(failed(checks)).to.deep.equal([]);
    expect([valid, fileCompared]).to.deep.equal([true, true]);
    expect(checks.map(({ check }) => check)).to.deep.equal([
      ...["file", "metadata", "statement", "uid", "path", "event", "receipt", "header"],
    ]);
    const block = await system.ethers.provider.getBlock(trusted.blockNumber);
    expect([block?.hash, block?.timestamp]).to.deep.equal([trusted.blockHash, trusted.blockTime]);
  });

  it("says so when no file was compared", async () => {
    const { valid, fileCompared } = await verifyReceiptOffline(receipt);
    expect([valid, fileCompared]).to.deep.equal([true, false]);
  });

  it("says which hash of a wrong file differs", async () => {
    const { valid, checks } = await verifyReceiptOffline(receipt, { file: await digestText("sEcond") });
    expect(valid).to.equal(false);
    expect(failed(checks)).to.deep.equal(["file"]);
    expect(checks[0]?.detail)
      .to.match(/sha256 is .*keccak256 is /)
      .and.not.match(/size/);
  });

  it("verifies with fields of the metadata left out", async () => {
    const redacted = copy(receipt);
    redacted.metadata.fields = redacted.metadata.fields.filter(({ path }) => path === "/name");
    expect((await verifyReceiptOffline(redacted)).valid).to.equal(true);
    redacted.metadata.fields = [];
    expect((await verifyReceiptOffline(redacted)).valid).to.equal(true);
  });

  const forgeries: readonly [string, (receipt: Mutable<EvidenceReceipt>) => void, readonly string[]][] = [
    [
      "the file's hash",
      (r) => {
        r.file.sha256 = id("x");
      },
      ["statement"],
    ],
    ["the time of capture", (r) => void r.file.capturedAt++, ["statement"]],
    [
      "the file's hash in the statement too",
      (r) => {
        r.statement.data = r.statement.data.replace(/..$/, "00");
      },
      ["statement", "uid"],
    ],
    [
      "a field of the metadata",
      (r) => {
        (r.metadata.fields[0] as { value: unknown }).value = "forged";
      },
      ["metadata"],
    ],
    ["a path of the metadata twice", (r) => void r.metadata.fields.push(r.metadata.fields[0] as never), ["metadata"]],
    [
      "the metadata's root",
      (r) => {
        r.metadata.root = id("x");
      },
      ["metadata", "statement"],
    ],
    [
      "the schema",
      (r) => {
        r.schema.definition = "bytes32 other";
      },
      ["statement"],
    ],
    [
      "the schema's revocability",
      (r) => {
        r.schema.revocable = false;
      },
      ["statement"],
    ],
    [
      "the attester",
      (r) => {
        r.statement.attester = other;
      },
      ["uid", "event"],
    ],
    [
      "the statement's salt",
      (r) => {
        r.statement.salt = ZeroHash;
      },
      ["uid"],
    ],
    [
      "the uid",
      (r) => {
        r.uid = id("x");
      },
      ["uid", "path"],
    ],
    ["the chain id", (r) => void r.chain.chainId++, ["uid"]],
    [
      "the contract",
      (r) => {
        r.chain.attestations = other;
      },
      ["uid", "event"],
    ],
    ["the path", (r) => void r.batch.path.pop(), ["path"]],
    [
      "the root",
      (r) => {
        r.batch.root = id("x");
      },
      ["path", "event"],
    ],
    ["the count", (r) => void r.batch.count++, ["event"]],
    ["the index of the transaction", (r) => void r.anchor.proof.transactionIndex++, ["event", "receipt", "header"]],
    [
      "the transaction's receipt",
      (r) => {
        r.anchor.proof.receipt = r.anchor.proof.receipt.replace(/..$/, "ff");
      },
      ["event", "receipt", "header"],
    ],
    [
      "the header",
      (r) => {
        r.anchor.proof.header = r.anchor.proof.header.replace(/..$/, "ff");
      },
      ["header"],
    ],
    [
      "the block's hash",
      (r) => {
        r.anchor.blockHash = id("x");
      },
      ["header"],
    ],
    ["the block's number", (r) => void r.anchor.blockNumber++, ["header"]],
  ];
  for (const [name, forge, checks] of forgeries) {
    it(`finds ${name} forged`, async () => {
      const forged = copy(receipt);
      forge(forged);
      const verdict = await verifyReceiptOffline(forged as EvidenceReceipt);
      expect(verdict.valid).to.equal(false);
      expect(failed(verdict.checks)).to.deep.equal(checks);
    });
  }

  it("does not take another item's path, nor another batch's block", async () => {
    const moved = copy(receipt);
    moved.batch.path = [...(system.receipts[0] as EvidenceReceipt).batch.path, ZeroHash];
    expect(failed((await verifyReceiptOffline(moved as EvidenceReceipt)).checks)).to.deep.equal(["path"]);
    const { receipts } = await anchorEvidence(system.client, system.admin, ["elsewhere"]);
    const swapped = { ...receipt, anchor: (receipts[0] as EvidenceReceipt).anchor };
    expect(failed((await verifyReceiptOffline(swapped)).checks)).to.deep.equal(["event"]);
  });
});
