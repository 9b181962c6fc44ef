import { SimpleMerkleTree } from "@openzeppelin/merkle-tree";
import { expect } from "chai";
import { toBeHex, ZeroAddress, ZeroHash } from "ethers";
import { encodeData } from "../../../../../src/sdk/evidence/model/schema/data.ts";
import { schemaId } from "../../../../../src/sdk/evidence/model/schema/schema-id.ts";
import { createStatement } from "../../../../../src/sdk/evidence/model/statement/create.ts";
import {
  anchorDigest,
  signAnchor,
  signRevocation,
  signStatement,
} from "../../../../../src/sdk/evidence/model/statement/sign.ts";
import {
  attestationsEip712Domain,
  type Statement,
  uidOf,
} from "../../../../../src/sdk/evidence/model/statement/statement.ts";
import { refused } from "../../../../../src/testing/errors.ts";
import { DEFINITION, twoMembers } from "../../../../../src/testing/two-members.ts";

const DEADLINE = 4_000_000_000n;

async function attesting() {
  const system = await twoMembers();
  const { schema, admin, deployment } = system;
  const domain = attestationsEip712Domain(deployment);
  const uid = (statement: Statement) => uidOf(domain, statement);
  const state = (weight: number, more: Partial<Statement> = {}) =>
    createStatement({ schema, attester: admin.address, data: encodeData(DEFINITION, { weight, unit: "kg" }), ...more });
  /** An anchored batch of three. */
  async function batch() {
    const statements = [1, 2, 3].map((weight) => state(weight));
    const tree = SimpleMerkleTree.of(statements.map(uid));
    const proof = (i: number) => tree.getProof(uid(statements[i] as Statement));
    await system.ours.attestations.anchorAndWait({ root: tree.root, count: 3, schema });
    return { statements: statements as [Statement, Statement, Statement], root: tree.root, proof };
  }
  return { ...system, domain, uid, state, batch };
}

describe("schemas", () => {
  it("a schema is registered under the id that the SDK computes, and read back", async () => {
    const { ours, schema } = await attesting();
    expect(schema).to.equal(schemaId(DEFINITION, true));
    const read = await ours.attestations.getSchema({ schema });
    expect(read).to.deep.include({ schema, definition: DEFINITION, revocable: true, policy: ZeroAddress, org: 1 });
    expect(read.fields).to.deep.equal([
      { type: "uint64", name: "weight" },
      { type: "string", name: "unit" },
    ]);
  });

  it("refuses one that is malformed, known already, or not there", async () => {
    const { ours, stranger } = await attesting();
    const { attestations } = ours;
    const malformed = await refused(
      attestations.registerSchema({ definition: "uint64", revocable: true }),
      "SCHEMA_MALFORMED",
    );
    expect(malformed.values.position).to.equal(6);
    await refused(
      attestations.registerSchema({ definition: DEFINITION, revocable: true }),
      "Attestations_SchemaExists",
    );
    await refused(
      stranger.attestations.registerSchema({ definition: "bool a", revocable: true }),
      "Members_NotEnrolled",
    );
    await refused(
      attestations.registerSchema({ definition: "bool a", revocable: true, policy: "x" }),
      "ARGUMENT_INVALID",
    );
    await refused(attestations.getSchema({ schema: ZeroHash }), "NOT_FOUND");
    await refused(attestations.getSchema({ schema: "0x12" }), "ARGUMENT_INVALID");
  });
});

describe("attesting", () => {
  it("content and record are read back by uid", async () => {
    const { ours, state, uid, schema } = await attesting();
    const statement = state(1250);
    const { uid: recorded, receipt } = await ours.attestations.attestAndWait({ statement });
    expect(recorded).to.equal(uid(statement));
    expect(await ours.attestations.getStatement({ uid: recorded })).to.deep.equal({
      statement,
      block: receipt.blockNumber,
      tx: receipt.hash,
    });
    const record = await ours.attestations.getRecord({ uid: recorded });
    expect(record).to.deep.include({ status: "Live", until: 0n, endorsements: 0, attester: statement.attester });
    expect(record.attestedAt > 0n).to.equal(true);
    expect((await ours.attestations.getRecord({ uid: schema })).status).to.equal("Unknown");
    await refused(ours.attestations.getStatement({ uid: schema }), "NOT_FOUND");
  });

  it("data that does not decode under the schema is refused though its length fits", async () => {
    const { ours, state } = await attesting();
    const data = `${encodeData(DEFINITION, { weight: 1, unit: "kg" }).slice(0, -2)}01`;
    const error = await refused(ours.attestations.attest({ statement: state(1, { data }) }), "DATA_MISMATCH");
    expect(error.values.field).to.equal("unit");
    const wide = state(1, { data: encodeData("uint256 weight,string unit", { weight: 1n << 64n, unit: "kg" }) });
    expect((await refused(ours.attestations.attest({ statement: wide }), "DATA_MISMATCH")).values.field).to.equal(
      "weight",
    );
  });

  it("refuses unknown schemas, other attesters, the past, and twice", async () => {
    const { ours, theirs, stranger, state, strangerSigner } = await attesting();
    const { attestations } = ours;
    await refused(attestations.attest({ statement: state(1, { schema: ZeroHash }) }), "Attestations_UnknownSchema");
    await refused(theirs.attestations.attest({ statement: state(1) }), "Attestations_NotAttester");
    await refused(attestations.attest({ statement: state(1, { validUntil: 1n }) }), "Attestations_Expired");
    const foreign = state(1, { attester: strangerSigner.address });
    await refused(stranger.attestations.attest({ statement: foreign }), "Members_NotEnrolled");
    const statement = state(1);
    await attestations.attestAndWait({ statement });
    await refused(attestations.attest({ statement }), "Attestations_AlreadyRecorded");
    await refused(attestations.attest({ statement: { ...statement, validUntil: 1n << 41n } }), "NOT_SECONDS");
    await refused(attestations.attest({ statement: { ...statement, salt: "0x" } }), "ARGUMENT_INVALID");
    await refused(attestations.attest({ statement: { ...statement, data: "kg" } }), "ARGUMENT_INVALID");
  });

  it("many at once: all, or none with the item that failed", async () => {
    const { ours, state, uid } = await attesting();
    const statements = [1, 2, 3].map((weight) => state(weight));
    const { uids } = await ours.attestations.attestManyAndWait({ statements });
    expect(uids).to.deep.equal(statements.map(uid));

    const fresh = [state(4), state(5)];
    const items: [Statement, string][] = [
      [state(6, { data: "0x" }), "DATA_MISMATCH"],
      [fresh[0] as Statement, "ANCHOR_DUPLICATE"],
      [{ ...state(6), subject: "river" }, "ARGUMENT_INVALID"],
      [{ ...state(6), validUntil: BigInt(Date.now()) }, "NOT_SECONDS"],
      [statements[0] as Statement, "Attestations_AlreadyRecorded"],
    ];
    for (const [bad, code] of items) {
      const error = await refused(ours.attestations.attestMany({ statements: [...fresh, bad] }), code);
      expect(Number(error.values.item), code).to.equal(2);
    }
    await refused(ours.attestations.attestMany({ statements: [] }), "Attestations_NoStatements");
    for (const statement of fresh) {
      expect((await ours.attestations.getRecord({ uid: uid(statement) })).status).to.equal("Unknown");
    }
  });

  it("by signature: anybody brings what the attester signed", async () => {
    const { stranger, state, uid, domain, admin } = await attesting();
    const statement = state(7);
    const signature = await signStatement(admin, domain, statement);
    await refused(
      stranger.attestations.attestBySignature({ statement: { ...statement, salt: ZeroHash }, signature }),
      "Attestations_BadSignature",
    );
    const done = await stranger.attestations.attestBySignatureAndWait({ statement, signature });
    expect(done.uid).to.equal(uid(statement));
    await refused(stranger.attestations.attestBySignature({ statement, signature }), "Attestations_AlreadyRecorded");
  });
});

describe("batches", () => {
  it("a leaf is valid by its proof; the batch is read back", async () => {
    const { ours, batch, schema, admin } = await attesting();
    const { statements, root, proof } = await batch();
    expect(await ours.attestations.isValid({ statement: statements[1], proof: proof(1), root })).to.equal(true);
    expect(await ours.attestations.isValid({ statement: statements[1], proof: proof(0), root })).to.equal(false);
    const attester = admin.address;
    const read = await ours.attestations.getAnchor({ root, attester, schema });
    expect(read).to.deep.include({ count: 3, org: 1, root, attester, schema });
    await refused(ours.attestations.getAnchor({ root: ZeroHash, attester, schema }), "NOT_FOUND");
    await refused(ours.attestations.anchor({ root, count: 3, schema }), "Attestations_AlreadyAnchored");
    await refused(ours.attestations.anchor({ root: toBeHex(9, 32), count: 0, schema }), "Attestations_NoStatements");
    await refused(ours.attestations.anchor({ root: toBeHex(9, 32), count: 2 ** 33, schema }), "ARGUMENT_INVALID");
    await refused(ours.attestations.anchor({ root: ZeroHash, count: 1, schema }), "Attestations_ZeroRoot");
  });

  it("by signature, until the deadline", async () => {
    const { ours, stranger, schema, admin, domain } = await attesting();
    const batch = { root: toBeHex(77, 32), count: 5, schema };
    const attester = admin.address;
    const sign = (deadline: bigint) => signAnchor(admin, domain, { ...batch, attester, deadline });
    const late = { ...batch, deadline: 1n, signer: attester, signature: await sign(1n) };
    await refused(stranger.attestations.anchorBySignature(late), "Attestations_SignatureExpired");
    const signature = await sign(DEADLINE);
    const other = { ...batch, count: 6, deadline: DEADLINE, signer: attester, signature };
    await refused(stranger.attestations.anchorBySignature(other), "Attestations_BadSignature");
    const anchored = await stranger.attestations.anchorBySignatureAndWait({ ...other, count: 5 });
    expect(anchored).to.deep.include({ ...batch, attester });
    await refused(sign(BigInt(Date.now())), "NOT_SECONDS");
    const later = { ...batch, count: 7, attester, deadline: DEADLINE };
    const uids = [anchorDigest(domain, later)];
    expect((await ours.attestations.withdrawAndWait({ attester, uids })).uids).to.deep.equal(uids);
    const taken = { ...other, count: 7, signature: await signAnchor(admin, domain, later) };
    await refused(stranger.attestations.anchorBySignature(taken), "Attestations_Withdrawn");
  });

  it("leaves are endorsed, revoked and replaced one by one", async () => {
    const { ours, theirs, batch, state, uid } = await attesting();
    const { statements, root, proof } = await batch();
    const [first, second, third] = statements;
    const leaf = { statement: first, proof: proof(0), root };
    expect((await theirs.attestations.endorseLeafAndWait(leaf)).org).to.equal(2);
    expect(await ours.attestations.isValid({ ...leaf, endorsements: 1 })).to.equal(true);
    await refused(theirs.attestations.endorseLeaf({ ...leaf, proof: proof(1) }), "Attestations_NotAnchored");

    await refused(theirs.attestations.revokeLeaf({ statement: second }), "Attestations_OtherOrganisation");
    expect((await ours.attestations.revokeLeafAndWait({ statement: second })).uid).to.equal(uid(second));
    expect(await ours.attestations.isValid({ statement: second, proof: proof(1), root })).to.equal(false);

    const correction = state(33, { replaces: uid(third) });
    const replaced = await ours.attestations.replaceLeafAndWait({ statement: third, correction });
    expect(replaced).to.deep.include({ uid: uid(correction), former: uid(third) });
    expect(await ours.attestations.isValid({ statement: third, proof: proof(2), root })).to.equal(false);
    expect((await ours.attestations.getRecord({ uid: uid(third) })).status).to.equal("Replaced");
    await refused(ours.attestations.replaceLeaf({ statement: first, correction }), "Attestations_ReplacesOther");
  });
});

describe("endorsing and ending", () => {
  it("endorsements are counted and named", async () => {
    const { ours, theirs, state } = await attesting();
    const { uid } = await ours.attestations.attestAndWait({ statement: state(8) });
    await refused(ours.attestations.endorse({ uid }), "Attestations_OwnEndorsement");
    expect((await theirs.attestations.endorseAndWait({ uid })).org).to.equal(2);
    await refused(theirs.attestations.endorse({ uid }), "Attestations_AlreadyEndorsed");
    const [endorsement, ...others] = await ours.attestations.getEndorsements({ uid });
    expect(others).to.deep.equal([]);
    expect(endorsement).to.deep.include({ org: 2, endorser: theirs.sender?.address });
    expect(await ours.attestations.isValid({ uid, endorsements: 1 })).to.equal(true);
    expect(await ours.attestations.isValid({ uid, endorsements: 2 })).to.equal(false);
    await refused(ours.attestations.isValid({ uid, endorsements: 256 }), "ARGUMENT_INVALID");
    await refused(theirs.attestations.endorse({ uid: ZeroHash }), "Attestations_NotValid");
  });

  it("revoking ends a statement once", async () => {
    const { ours, theirs, state } = await attesting();
    const { uid } = await ours.attestations.attestAndWait({ statement: state(9) });
    await refused(theirs.attestations.revoke({ uid }), "Attestations_OtherOrganisation");
    expect(await ours.attestations.isValid({ uid })).to.equal(true);
    expect((await ours.attestations.revokeAndWait({ uid })).by).to.equal(ours.sender?.address);
    expect(await ours.attestations.isValid({ uid })).to.equal(false);
    await refused(ours.attestations.revoke({ uid }), "Attestations_NotRevocable");
  });

  it("revoking by signature, before it was ever recorded", async () => {
    const { stranger, state, uid, domain, admin } = await attesting();
    const statement = state(10);
    const signature = await signRevocation(admin, domain, { uid: uid(statement), deadline: DEADLINE });
    await refused(
      stranger.attestations.revokeBySignature({ statement, deadline: DEADLINE - 1n, signature }),
      "Attestations_BadSignature",
    );
    const done = await stranger.attestations.revokeBySignatureAndWait({ statement, deadline: DEADLINE, signature });
    expect(done).to.deep.include({ uid: uid(statement), by: admin.address });
  });

  it("an account that was revoked ends nothing any more, and its organisation does", async () => {
    const { ours, theirs, stranger, strangerSigner, state } = await attesting();
    const account = strangerSigner.address;
    await ours.members.enrolAndWait({ account, duties: ["MAKER"] });
    const { uid } = await stranger.attestations.attestAndWait({ statement: { ...state(11), attester: account } });
    await ours.members.revokeAccountAndWait({ account });
    await refused(stranger.attestations.revoke({ uid }), "Members_NotEnrolled");
    await refused(theirs.attestations.revoke({ uid }), "Attestations_OtherOrganisation");
    expect((await ours.attestations.revokeAndWait({ uid })).by).to.equal(ours.sender?.address);
  });

  it("many are revoked in one call, all or none", async () => {
    const { ours, theirs, state } = await attesting();
    const { uids } = await ours.attestations.attestManyAndWait({ statements: [state(12), state(13)] });
    const error = await refused(
      ours.attestations.revokeMany({ uids: [...uids, ZeroHash] }),
      "Attestations_UnknownStatement",
    );
    expect(error.values.item).to.equal(2n);
    await refused(theirs.attestations.revokeMany({ uids }), "Attestations_OtherOrganisation");
    await refused(ours.attestations.revokeMany({ uids: [] }), "ARGUMENT_INVALID");
    const [first = "", second = ""] = uids;
    await ours.attestations.revokeAndWait({ uid: second });
    const done = await ours.attestations.revokeManyAndWait({ uids });
    expect([done.uids, done.skipped]).to.deep.equal([[first], [second]]);
    expect(await ours.attestations.isValid({ uid: uids[1] as string })).to.equal(false);
  });

  it("a signed statement is withdrawn before anybody records it", async () => {
    const { ours, theirs, stranger, state, uid, domain, admin } = await attesting();
    const statement = state(14);
    const signature = await signStatement(admin, domain, statement);
    const withdrawn = { attester: admin.address, uids: [uid(statement)] };
    await refused(theirs.attestations.withdraw(withdrawn), "Attestations_OtherOrganisation");
    expect((await ours.attestations.withdrawAndWait(withdrawn)).uids).to.deep.equal(withdrawn.uids);
    const again = await ours.attestations.withdrawAndWait(withdrawn);
    expect([again.uids, again.skipped]).to.deep.equal([[], withdrawn.uids]);
    await refused(stranger.attestations.attestBySignature({ statement, signature }), "Attestations_Withdrawn");
    const { uid: recorded } = await ours.attestations.attestAndWait({ statement: state(15) });
    const another = uid(state(16));
    const late = await ours.attestations.withdrawAndWait({ attester: admin.address, uids: [recorded, another] });
    expect([late.uids, late.skipped]).to.deep.equal([[another], [recorded]]);
  });
});
