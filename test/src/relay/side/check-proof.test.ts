import { createMPT } from "@ethereumjs/mpt";
import { expect } from "chai";
import { encodeRlp, getBytes, hexlify, id, keccak256, toBeArray, toBeHex, ZeroHash } from "ethers";
import { checkProof } from "../../../../src/relay/side/check-proof.ts";
import type { StateProof } from "../../../../src/sdk/anchoring/chain/fetch-state-proof.ts";
import { refused } from "../../../../src/testing/errors.ts";
import { generateState } from "../../../../src/testing/qbft/state.ts";

const account = `0x${"11".repeat(20)}`;
const bare = `0x${"22".repeat(20)}`;
const absent = `0x${"33".repeat(20)}`;
const [held, zero] = [toBeHex(1, 32), toBeHex(2, 32)];

describe("checkProof", () => {
  const storage = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [toBeHex(100 + i, 32), toBeHex(7 + i, 32)]));
  const accounts = Array.from({ length: 40 }, (_, i) => ({ address: toBeHex(1_000 + i, 20), balance: BigInt(i) }));
  const made = generateState([
    { address: account, storage: { ...storage, [held]: toBeHex(5, 32) } },
    { address: bare },
    ...accounts,
  ]);
  const proofOf = async (address: string, ...slots: string[]) => {
    const { stateRoot, prove } = await made;
    const { accountProof, storageProofs } = await prove(address, slots);
    const proved = slots.map((slot, i) => ({ slot, value: 0n, proof: storageProofs[i] ?? [] }));
    const proof: StateProof = { number: 3, account: address, accountProof, slots: proved };
    return { stateRoot, proof };
  };

  it("takes words that are there, words that are zero, and accounts without storage or that are not there", async () => {
    for (const asked of [account, bare, absent]) {
      const { stateRoot, proof } = await proofOf(asked, held, zero);
      expect(checkProof(stateRoot, proof)).to.deep.equal(proof);
      expect(proof.accountProof.length).to.be.above(0);
    }
  });

  it("takes the empty node of an account without storage, and leaves it out where there is no account", async () => {
    const ofBare = await proofOf(bare, held);
    const withNode = (proof: StateProof) => ({ ...proof, slots: [{ slot: held, value: 0n, proof: ["0x80"] }] });
    expect(checkProof(ofBare.stateRoot, withNode(ofBare.proof))).to.deep.equal(withNode(ofBare.proof));
    const ofAbsent = await proofOf(absent, held);
    expect(checkProof(ofAbsent.stateRoot, withNode(ofAbsent.proof))).to.deep.equal(ofAbsent.proof);
  });

  it("refuses what proves nothing", async () => {
    const { stateRoot, proof } = await proofOf(account, held);
    const [first] = proof.slots as [StateProof["slots"][0]];
    const withNodes = (nodes: readonly string[]) => ({ ...proof, slots: [{ ...first, proof: nodes }] });
    const bad: Readonly<Record<string, StateProof>> = {
      "of another account": { ...proof, account: bare },
      "without the account's nodes": { ...proof, accountProof: [] },
      "cut short": { ...proof, accountProof: proof.accountProof.slice(0, -1) },
      "with an account's node too many": { ...proof, accountProof: [...proof.accountProof, "0xc0"] },
      "with an account's node altered": {
        ...proof,
        accountProof: proof.accountProof.with(-1, `${proof.accountProof.at(-1)?.slice(0, -2)}00`),
      },
      "with a node that is no RLP": { ...proof, accountProof: ["0xf8"] },
      "of another slot": { ...proof, slots: [{ ...first, slot: toBeHex(100, 32) }] },
      "without the slot's nodes": withNodes([]),
      "with the empty node for a slot": withNodes(["0x80"]),
      "with a slot's node too many": withNodes([...first.proof, ...first.proof]),
    };
    for (const [name, wrong] of Object.entries(bad)) {
      const { values } = await refused(() => checkProof(stateRoot, wrong), "STATE_PROOF_INVALID");
      expect(values.field, name).to.match(/^(accountProof|storageProof\[0\]\.proof)$/);
    }
    await refused(() => checkProof(ZeroHash, proof), "STATE_PROOF_INVALID");
  });

  it("refuses a state of which an account is none", async () => {
    const state = await createMPT();
    const key = keccak256(account);
    for (const value of [encodeRlp([toBeArray(1)]), "0xf8", encodeRlp(["0x01", "0x", "0x05", id("code")])]) {
      await state.put(getBytes(key), getBytes(value));
      const root = hexlify(state.root());
      const leaf = encodeRlp([`0x20${key.slice(2)}`, value]);
      expect(keccak256(leaf)).to.equal(root);
      const proof = { number: 3, account, accountProof: [leaf], slots: [{ slot: held, value: 0n, proof: [] }] };
      const { message } = await refused(() => checkProof(root, proof), "STATE_PROOF_INVALID");
      expect(message).to.include("no account");
    }
  });
});
