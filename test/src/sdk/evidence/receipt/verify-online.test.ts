import { expect } from "chai";
import { getAddress, id } from "ethers";
import { connect } from "../../../../../src/sdk/core/connect.ts";
import type { CheckResult } from "../../../../../src/sdk/core/run-check.ts";
import { attestationsContract } from "../../../../../src/sdk/evidence/contracts.ts";
import type { EvidenceReceipt } from "../../../../../src/sdk/evidence/model/receipt/evidence-receipt.ts";
import { FILE_SCHEMA } from "../../../../../src/sdk/evidence/model/receipt/file-schema.ts";
import { findAnchor } from "../../../../../src/sdk/evidence/model/receipt/find-anchor.ts";
import { verifyReceiptOffline } from "../../../../../src/sdk/evidence/model/receipt/verify-offline.ts";
import { verifyReceiptOnline } from "../../../../../src/sdk/evidence/model/receipt/verify-online.ts";
import { membersContract, timelockContract } from "../../../../../src/sdk/members/contracts.ts";
import { anchorEvidence, digestText, evidenceSystem } from "../../../../../src/testing/evidence.ts";

type System = Awaited<ReturnType<typeof evidenceSystem>>;
type Mutable<T> = { -readonly [K in keyof T]: T[K] extends object ? Mutable<T[K]> : T[K] };

const failed = (checks: readonly CheckResult[]) => checks.filter(({ ok }) => !ok).map(({ check }) => check);
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

describe("an evidence receipt, online", () => {
  let system: System;
  let receipt: EvidenceReceipt;
  before(async () => {
    system = await evidenceSystem();
    receipt = system.receipts[1] as EvidenceReceipt;
  });

  it("is valid, and says whose it is", async () => {
    const verdict = await verifyReceiptOnline(system.client, receipt, { file: await digestText("second") });
    expect(failed(verdict.checks)).to.deep.equal([]);
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
    expect([verdict.valid, verdict.state, failed(verdict.checks)]).to.deep.equal([false, "revoked", ["status"]]);
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
    expect([verdict.valid, verdict.state, failed(verdict.checks)]).to.deep.equal([false, "expired", ["status"]]);
  });

  it("is of this deployment's chain, block, batch and organisation, or the check says not", async () => {
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
        ).checks,
      ),
    ).to.deep.equal(["chain"]);
    expect(
      failed(
        (
          await change((r) => {
            r.organisation.name = "Other";
          })
        ).checks,
      ),
    ).to.deep.equal(["organisation"]);
    const elsewhere = await change((r) => {
      r.anchor.blockNumber = 10_000;
    });
    expect(failed(elsewhere.checks)).to.deep.equal(["header", "block"]);
    const unknown = await change((r) => {
      r.batch.root = id("x");
    });
    expect(failed(unknown.checks)).to.deep.equal(["path", "event", "batch", "status"]);
    expect(unknown.state).to.equal("unknown");
    const nobody = await change((r) => {
      r.statement.attester = other;
    });
    expect(failed(nobody.checks)).to.include("organisation");
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
        name === "getBlockNumber"
          ? () => Promise.reject(Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" }))
          : Reflect.get(target, name),
    });
    const error = await refusal(() => verifyReceiptOnline({ ...dead, provider }, receipt));
    expect(error.code).to.equal("RPC_UNREACHABLE");
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
});
