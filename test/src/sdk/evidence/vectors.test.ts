import { readFileSync } from "node:fs";
import { expect } from "chai";
import { Wallet } from "ethers";
import { verifyProof } from "../../../../src/sdk/core/proof/verify-proof.ts";
import { uidHasher } from "../../../../src/sdk/evidence/model/anchor/uid-hasher.ts";
import { anchorDigest, revocationDigest, signStatement } from "../../../../src/sdk/evidence/model/statement/sign.ts";
import { type Statement, uidOf } from "../../../../src/sdk/evidence/model/statement/statement.ts";

// The Solidity tests read the same files: AttestationsVectors.t.sol.
const read = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../../vectors/${name}.json`, import.meta.url), "utf8"));
const { statements, attester } = read("statements");
const batches = read("batches");
const { separator: _, ...domain } = batches.domain;
const given = (statement: Statement): Statement => ({ ...statement, validUntil: BigInt(statement.validUntil) });

describe("shared vectors", () => {
  for (const { name, accepted, statement, uid, signature, revocation } of statements) {
    it(`statement ${name}`, async () => {
      expect(uidOf(domain, given(statement))).to.equal(uid);
      // What the contract would refuse, batches and signers refuse too.
      if (accepted) expect(uidHasher(domain)(given(statement), 0)).to.equal(uid);
      if (accepted && signature) {
        expect(await signStatement(new Wallet(attester.privateKey), domain, given(statement))).to.equal(signature);
      }
      if (revocation) {
        expect(revocationDigest(domain, { uid, deadline: BigInt(revocation.deadline) })).to.equal(revocation.digest);
      }
    });
  }

  for (const { count, root, anchor, proofs, wrong } of batches.batches) {
    it(`batch of ${count}`, () => {
      const message = { root, count, schema: batches.schema.id, attester: attester.address, deadline: anchor.deadline };
      expect(anchorDigest(domain, { ...message, deadline: BigInt(anchor.deadline) })).to.equal(anchor.digest);
      for (const { uid, statement, proof } of proofs) {
        expect(uidOf(domain, given(statement))).to.equal(uid);
        expect(verifyProof(root, uid, proof)).to.equal(true);
      }
      for (const { name, uid, proof } of wrong) expect(verifyProof(root, uid, proof), name).to.equal(false);
    });
  }
});
