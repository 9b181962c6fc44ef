import { expect } from "chai";
import { concat, dataSlice, toBeHex, Wallet } from "ethers";
import type { Clock } from "../../../../../src/lib/clock.ts";
import { deployedContract } from "../../../../../src/sdk/core/deployment.ts";
import { encodeData } from "../../../../../src/sdk/evidence/model/schema/data.ts";
import { createStatement } from "../../../../../src/sdk/evidence/model/statement/create.ts";
import { signStatement } from "../../../../../src/sdk/evidence/model/statement/sign.ts";
import {
  attestationsEip712Domain,
  type Statement,
  uidOf,
} from "../../../../../src/sdk/evidence/model/statement/statement.ts";
import { verifyStatement } from "../../../../../src/sdk/evidence/model/statement/verify.ts";
import { refused } from "../../../../../src/testing/errors.ts";
import { DEFINITION, twoMembers } from "../../../../../src/testing/two-members.ts";

const SECP256K1_ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
const clock: Clock = { now: () => 2_000_000_000_000, sleep: async () => undefined };

async function signed(more: Partial<Statement> = {}) {
  const system = await twoMembers();
  const { schema, admin, deployment } = system;
  const data = encodeData(DEFINITION, { weight: 1n, unit: "kg" });
  const statement = createStatement({ schema, attester: admin.address, data, ...more });
  const domain = attestationsEip712Domain(deployment);
  return { ...system, domain, statement, signature: await signStatement(admin, domain, statement) };
}

function turnedRound(signature: string): string {
  const s = SECP256K1_ORDER - BigInt(dataSlice(signature, 32, 64));
  const v = dataSlice(signature, 64) === "0x1b" ? "0x1c" : "0x1b";
  return concat([dataSlice(signature, 0, 32), toBeHex(s, 32), v]);
}

describe("verifyStatement", () => {
  it("offline: the attester's key signed these very words", async () => {
    const { deployment, statement, signature, domain } = await signed();
    expect(await verifyStatement({ deployment, statement, signature, clock })).to.deep.equal({
      uid: uidOf(domain, statement),
      ok: true,
      problems: [],
      signature: "valid",
    });
    const changed = { ...statement, data: encodeData(DEFINITION, { weight: 2n, unit: "kg" }) };
    const verdict = await verifyStatement({ deployment, statement: changed, signature, clock });
    expect([verdict.ok, verdict.problems]).to.deep.equal([false, ["SIGNATURE_INVALID"]]);
    const elsewhere = { ...deployment, chainId: 5 };
    expect((await verifyStatement({ deployment: elsewhere, statement, signature, clock })).ok).to.equal(false);
  });

  it("offline: refuses a malleable signature, one that is cut short, and the key of another", async () => {
    const { deployment, statement, signature, domain } = await signed();
    const problems = async (other: string, signer?: string) =>
      (await verifyStatement({ deployment, statement, signature: other, clock, ...(signer && { signer }) })).problems;
    expect(await problems(turnedRound(signature))).to.deep.equal(["SIGNATURE_MALLEABLE"]);
    expect(await problems(dataSlice(signature, 0, 64))).to.deep.equal(["SIGNATURE_INVALID"]);
    expect(await problems(`0x${"00".repeat(65)}`)).to.deep.equal(["SIGNATURE_INVALID"]);
    expect(await problems(`0x${"00".repeat(64)}1b`)).to.deep.equal(["SIGNATURE_INVALID"]);
    const other = Wallet.createRandom();
    const foreign = other.signingKey.sign(uidOf(domain, statement)).serialized;
    expect(await problems(foreign)).to.deep.equal(["SIGNATURE_INVALID"]);
    expect(await problems(foreign, other.address)).to.deep.equal(["SIGNER_NOT_ATTESTER"]);
    await refused(problems("signature"), "ARGUMENT_INVALID");
    await refused(signStatement(other, domain, statement), "ARGUMENT_INVALID");
  });

  it("offline: refuses what has run out", async () => {
    const { deployment, statement, signature } = await signed({ validUntil: 1_999_999_999n });
    const { problems } = await verifyStatement({ deployment, statement, signature, clock });
    expect(problems).to.deep.equal(["EXPIRED"]);
  });

  it("on chain: knows the attester's organisation, and of revocation and replacement", async () => {
    const { ours, statement, signature } = await signed();
    const verdict = await verifyStatement({ client: ours, statement, signature });
    expect(verdict.ok).to.equal(true);
    expect(verdict.chain).to.deep.equal({ org: 1, honoured: true, status: "Unknown", attestedAt: 0 });
    await ours.attestations.revokeLeafAndWait({ statement });
    expect((await verifyStatement({ client: ours, statement, signature })).problems).to.deep.equal(["REVOKED"]);

    const next = await signed();
    const { uid } = await verifyStatement({
      client: next.ours,
      statement: next.statement,
      signature: next.signature,
    });
    const correction = createStatement({ ...next.statement, salt: toBeHex(1, 32), replaces: uid });
    await next.ours.attestations.replaceLeafAndWait({ statement: next.statement, correction });
    const replaced = await verifyStatement({ client: next.ours, statement: next.statement, signature: next.signature });
    expect(replaced.problems).to.deep.equal(["REPLACED"]);
  });

  it("on chain: an attester that left keeps what was recorded, not what was only signed", async () => {
    const { ours, domain, schema, strangerSigner } = await signed();
    const attester = strangerSigner.address;
    const data = encodeData(DEFINITION, { weight: 1n, unit: "kg" });
    const statement = createStatement({ schema, attester, data });
    const signature = await signStatement(strangerSigner, domain, statement);
    const problems = async () => (await verifyStatement({ client: ours, statement, signature })).problems;
    expect(await problems()).to.deep.equal(["ATTESTER_NOT_ENROLLED"]);
    await ours.members.enrolAndWait({ account: attester, duties: ["MAKER"] });
    expect(await problems()).to.deep.equal([]);
    const recorded = createStatement({ ...statement, salt: toBeHex(2, 32) });
    const own = await signStatement(strangerSigner, domain, recorded);
    await ours.attestations.attestBySignatureAndWait({ statement: recorded, signature: own });
    await ours.members.revokeAccountAndWait({ account: attester });
    expect(await problems()).to.deep.equal(["ATTESTER_NOT_HONOURED"]);
    const kept = await verifyStatement({ client: ours, statement: recorded, signature: own });
    expect(kept.problems).to.deep.equal([]);
  });

  it("on chain: a contract account is asked (ERC-1271), and attests by signature", async () => {
    const { ours, statement, ethers } = await signed();
    const attester = "0x00000000000000000000000000000000000a11ce";
    // Answers every call with the selector of isValidSignature.
    await ethers.provider.send("hardhat_setCode", [attester, "0x631626ba7e60e01b60005260206000f3"]);
    await ours.members.enrolAndWait({ account: attester, duties: ["MAKER"] });
    const own = createStatement({ ...statement, attester });
    const signature = "0x1234";
    expect(await verifyStatement({ client: ours, statement: own, signature })).to.deep.include({ ok: true });
    const { uid } = await ours.attestations.attestBySignatureAndWait({ statement: own, signature });
    expect(await ours.attestations.isValid({ uid })).to.equal(true);
  });

  it("on chain: a contract account that does not sign says no", async () => {
    const { ours, statement, signature, deployment } = await signed();
    const attester = deployedContract(deployment, "Members", "members").address;
    const verdict = await verifyStatement({ client: ours, statement: { ...statement, attester }, signature });
    expect(verdict.problems).to.include("SIGNATURE_INVALID");
  });
});
