import { createHash } from "node:crypto";
import { expect } from "chai";
import { getAddress, id, keccak256, toUtf8Bytes, ZeroHash } from "ethers";
import { connect } from "../../../../../src/sdk/core/connect.ts";
import { attestationsContract } from "../../../../../src/sdk/evidence/contracts.ts";
import type { EvidenceReceipt } from "../../../../../src/sdk/evidence/model/receipt/evidence-receipt.ts";
import { digestFile } from "../../../../../src/sdk/evidence/model/receipt/file-digest.ts";
import { FILE_SCHEMA } from "../../../../../src/sdk/evidence/model/receipt/file-schema.ts";
import { findAnchor } from "../../../../../src/sdk/evidence/model/receipt/find-anchor.ts";
import { parseReceipt } from "../../../../../src/sdk/evidence/model/receipt/parse-receipt.ts";
import type { Step } from "../../../../../src/sdk/evidence/model/receipt/step.ts";
import { verifyReceiptOffline } from "../../../../../src/sdk/evidence/model/receipt/verify-offline.ts";
import { verifyReceiptOnline } from "../../../../../src/sdk/evidence/model/receipt/verify-online.ts";
import { membersContract, timelockContract } from "../../../../../src/sdk/members/contracts.ts";
import { anchorEvidence, digestText, evidenceSystem } from "../../../../../src/testing/evidence.ts";

type System = Awaited<ReturnType<typeof evidenceSystem>>;
type Mutable<T> = { -readonly [K in keyof T]: T[K] extends object ? Mutable<T[K]> : T[K] };

const failed = (steps: readonly Step[]) => steps.filter(({ ok }) => !ok).map(({ step }) => step);
const copy = (receipt: EvidenceReceipt) => structuredClone(receipt) as Mutable<EvidenceReceipt>;
const other = getAddress(`0x${"5e".repeat(20)}`);

const refusal = async (act: () => unknown) => {
  try {
    await act();
  } catch (error) {
    return error as { code: string; values: Record<string, unknown> };
  }
  return expect.fail("nothing was thrown");
};

describe("an evidence receipt", () => {
  let system: System;
  let receipt: EvidenceReceipt;
  before(async () => {
    system = await evidenceSystem();
    receipt = system.receipts[1] as EvidenceReceipt;
  });

  describe("offline", () => {
    it("verifies from the receipt and the file alone", async () => {
      const { valid, steps, trusted, fileCompared } = await verifyReceiptOffline(receipt, {
        file: await digestText("second"),
      });
      expect(failed(steps)).to.deep.equal([]);
      expect([valid, fileCompared]).to.deep.equal([true, true]);
      expect(steps.map(({ step }) => step)).to.deep.equal([
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
      const { valid, steps } = await verifyReceiptOffline(receipt, { file: await digestText("sEcond") });
      expect(valid).to.equal(false);
      expect(failed(steps)).to.deep.equal(["file"]);
      expect(steps[0]?.detail)
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
    for (const [name, forge, steps] of forgeries) {
      it(`finds ${name} forged`, async () => {
        const forged = copy(receipt);
        forge(forged);
        const verdict = await verifyReceiptOffline(forged as EvidenceReceipt);
        expect(verdict.valid).to.equal(false);
        expect(failed(verdict.steps)).to.deep.equal(steps);
      });
    }

    it("does not take another item's path, nor another batch's block", async () => {
      const moved = copy(receipt);
      moved.batch.path = [...(system.receipts[0] as EvidenceReceipt).batch.path, ZeroHash];
      expect(failed((await verifyReceiptOffline(moved as EvidenceReceipt)).steps)).to.deep.equal(["path"]);
      const { receipts } = await anchorEvidence(system.client, system.admin, ["elsewhere"]);
      const swapped = { ...receipt, anchor: (receipts[0] as EvidenceReceipt).anchor };
      expect(failed((await verifyReceiptOffline(swapped)).steps)).to.deep.equal(["event"]);
    });
  });

  describe("online", () => {
    it("is valid, and says whose it is", async () => {
      const verdict = await verifyReceiptOnline(system.client, receipt, { file: await digestText("second") });
      expect(failed(verdict.steps)).to.deep.equal([]);
      expect(verdict).to.deep.include({
        valid: true,
        state: "valid",
        organisation: { id: 1, name: "Development", standing: "Active" },
      });
    });

    it("is not when the statement was revoked, though it still verifies offline", async () => {
      const { receipts, statements, attestations } = await anchorEvidence(system.client, system.admin, ["a", "b"]);
      await (await attestations.revokeLeaf(statements[0] as never)).wait();
      const verdict = await verifyReceiptOnline(system.client, receipts[0] as EvidenceReceipt);
      expect([verdict.valid, verdict.state, failed(verdict.steps)]).to.deep.equal([false, "revoked", ["status"]]);
      expect((await verifyReceiptOffline(receipts[0] as EvidenceReceipt)).valid).to.equal(true);
      expect((await verifyReceiptOnline(system.client, receipts[1] as EvidenceReceipt)).valid).to.equal(true);
    });

    it("names the statement that replaced it", async () => {
      const { receipts, statements, attestations } = await anchorEvidence(system.client, system.admin, ["a", "b"]);
      const [old, corrected] = receipts as [EvidenceReceipt, EvidenceReceipt];
      const correction = { ...statements[1], replaces: old.uid, salt: id("another") };
      const uid = await attestations.uidOf(correction as never);
      await (await attestations.replaceLeaf(statements[0] as never, correction as never)).wait();
      await system.ethers.provider.send("hardhat_mine", ["0x20"]);
      const verdict = await verifyReceiptOnline(system.client, old);
      expect(verdict).to.deep.include({ valid: false, state: "replaced", replacedBy: uid });
      expect((await verifyReceiptOnline(system.client, corrected)).state).to.equal("valid");
    });

    it("is not past its last second, which it says", async () => {
      const { provider } = system.ethers;
      const now = (await provider.getBlock("latest"))?.timestamp ?? 0;
      const { receipts } = await anchorEvidence(system.client, system.admin, ["a"], BigInt(now + 1_000));
      const [brief] = receipts as [EvidenceReceipt];
      expect((await verifyReceiptOnline(system.client, brief)).state).to.equal("valid");
      await provider.send("evm_increaseTime", [2_000]);
      await provider.send("evm_mine", []);
      const verdict = await verifyReceiptOnline(system.client, brief);
      expect([verdict.valid, verdict.state, failed(verdict.steps)]).to.deep.equal([false, "expired", ["status"]]);
    });

    it("is of this deployment's chain, block, batch and organisation, or the step says not", async () => {
      const change = (forge: (r: Mutable<EvidenceReceipt>) => void) => {
        const forged = copy(receipt);
        forge(forged);
        return verifyReceiptOnline(system.client, forged as EvidenceReceipt);
      };
      expect(
        failed(
          (
            await change((r) => {
              r.chain.genesisHash = id("x");
            })
          ).steps,
        ),
      ).to.deep.equal(["chain"]);
      expect(
        failed(
          (
            await change((r) => {
              r.organisation.name = "Other";
            })
          ).steps,
        ),
      ).to.deep.equal(["organisation"]);
      const elsewhere = await change((r) => {
        r.anchor.blockNumber = 10_000;
      });
      expect(failed(elsewhere.steps)).to.deep.equal(["header", "block"]);
      const unknown = await change((r) => {
        r.batch.root = id("x");
      });
      expect(failed(unknown.steps)).to.deep.equal(["path", "event", "batch", "status"]);
      expect(unknown.state).to.equal("unknown");
      const nobody = await change((r) => {
        r.statement.attester = other;
      });
      expect(failed(nobody.steps)).to.include("organisation");
    });

    it("reports an organisation's standing without undoing what it stated", async () => {
      const own = await evidenceSystem(["one"]);
      const timelock = timelockContract(own.client);
      const council = await own.ethers.getImpersonatedSigner(await timelock.getAddress());
      await own.ethers.provider.send("hardhat_setBalance", [council.address, "0xde0b6b3a7640000"]);
      await (await membersContract(own.client).connect(council).setStanding(1, 2)).wait();
      const verdict = await verifyReceiptOnline(own.client, own.receipts[0] as EvidenceReceipt);
      expect([verdict.valid, verdict.organisation?.standing]).to.deep.equal([true, "Restricted"]);
    });

    it("says nothing about a receipt when the node does not answer", async () => {
      const dead = await connect({ provider: system.ethers.provider, deployment: system.deployment });
      const provider = new Proxy(dead.provider, {
        get: (target, name) =>
          name === "getBlock"
            ? () => Promise.reject(Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" }))
            : Reflect.get(target, name),
      });
      const error = await refusal(() => verifyReceiptOnline({ ...dead, provider }, receipt));
      expect(error.code).to.equal("RPC_UNREACHABLE");
    });
  });

  it("finds the transaction that anchored a batch, long after", async () => {
    const { root, statement } = { root: receipt.batch.root, statement: receipt.statement };
    await system.ethers.provider.send("hardhat_mine", ["0x40"]);
    const { attester, schema } = statement;
    expect(await findAnchor(system.client, { root, attester, schema })).to.equal(receipt.anchor.transactionHash);
    expect(await findAnchor(system.client, { root: id("x"), attester, schema })).to.equal(undefined);
  });

  it("has the schema id of the contract", async () => {
    const { minWords, revocable } = await attestationsContract(system.client).schemas(FILE_SCHEMA.id);
    expect([minWords, revocable]).to.deep.equal([5n, true]);
  });

  describe("as text", () => {
    it("is read as it was written", () => {
      expect(parseReceipt(JSON.stringify(receipt))).to.deep.equal(receipt);
    });

    const bad: readonly [string, (r: Mutable<EvidenceReceipt>) => void, string][] = [
      [
        "another format",
        (r) => {
          r.format = "x" as never;
        },
        "format",
      ],
      [
        "a short hash",
        (r) => {
          r.file.sha256 = "0x12";
        },
        "file.sha256",
      ],
      [
        "a negative size",
        (r) => {
          r.file.size = -1;
        },
        "file.size",
      ],
      [
        "a half byte",
        (r) => {
          r.file.size = 1.5;
        },
        "file.size",
      ],
      [
        "a field too many",
        (r) => {
          (r.batch as { extra?: number }).extra = 1;
        },
        "batch.extra",
      ],
      ["a field too few", (r) => void delete (r.statement as { salt?: string }).salt, "statement.salt"],
      [
        "a 64-byte node",
        (r) => {
          r.batch.path[0] = `0x${"ab".repeat(64)}`;
        },
        "batch.path[0]",
      ],
      [
        "a path that is no list",
        (r) => {
          r.batch.path = {} as never;
        },
        "batch.path",
      ],
      [
        "no object",
        (r) => {
          r.anchor = null as never;
        },
        "anchor",
      ],
      [
        "an address with a wrong checksum",
        (r) => {
          r.statement.attester = r.statement.attester.replace(/[a-f]/, (c) => c.toUpperCase());
        },
        "statement.attester",
      ],
      [
        "a salt of a field that is no hex",
        (r) => {
          (r.metadata.fields[0] as { salt: string }).salt = "?";
        },
        "metadata.fields[0].salt",
      ],
      [
        "a validity of more than 48 bits",
        (r) => {
          r.statement.validUntil = 2 ** 48;
        },
        "statement.validUntil",
      ],
      [
        "a text for a number",
        (r) => {
          r.chain.chainId = "1" as never;
        },
        "chain.chainId",
      ],
      [
        "a number for a text",
        (r) => {
          r.organisation.name = 1 as never;
        },
        "organisation.name",
      ],
      [
        "a truth that is none",
        (r) => {
          r.schema.revocable = 1 as never;
        },
        "schema.revocable",
      ],
      [
        "hex of half a byte",
        (r) => {
          r.anchor.proof.header = "0x1";
        },
        "anchor.proof.header",
      ],
    ];
    for (const [name, spoil, field] of bad) {
      it(`is refused with ${name}`, async () => {
        const spoilt = copy(receipt);
        spoil(spoilt);
        const error = await refusal(() => parseReceipt(JSON.stringify(spoilt)));
        expect(error.code).to.equal("RECEIPT_INVALID");
        expect(error.values.field).to.equal(field);
      });
    }

    it("is refused of another version, with a field twice, or when it is no JSON", async () => {
      const text = JSON.stringify(receipt);
      const version = await refusal(() => parseReceipt(JSON.stringify({ ...receipt, version: 2 })));
      expect([version.code, version.values.value]).to.deep.equal(["RECEIPT_VERSION", 2]);
      expect((await refusal(() => parseReceipt(text.replace("{", '{"uid":"0x",')))).code).to.equal("JSON_INVALID");
      expect((await refusal(() => parseReceipt(text.slice(1)))).code).to.equal("JSON_INVALID");
      expect((await refusal(() => parseReceipt("null"))).values.field).to.equal("format");
    });
  });
});

describe("digestFile", () => {
  it("hashes in pieces what others hash in one", async () => {
    for (const text of ["", "a", "x".repeat(1_000)]) {
      expect(await digestText(text)).to.deep.equal({
        size: text.length,
        sha256: `0x${createHash("sha256").update(text).digest("hex")}`,
        keccak256: keccak256(toUtf8Bytes(text)),
      });
    }
  });

  it("takes a SHA-256 of the platform", async () => {
    const bytes = toUtf8Bytes("abc");
    const chunks = (async function* () {
      yield bytes;
    })();
    const { sha256 } = await digestFile(chunks, createHash("sha256"));
    expect(sha256).to.equal(`0x${createHash("sha256").update("abc").digest("hex")}`);
  });
});
