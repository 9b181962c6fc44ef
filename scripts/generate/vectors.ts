/**
 * test/vectors/statements.json and test/vectors/batches.json, which the Solidity tests and the client's tests read alike.
 * Deterministic: everything follows from the constants below, by ethers and OpenZeppelin's library, never by our own code.
 */
import { SimpleMerkleTree } from "@openzeppelin/merkle-tree";
import { AbiCoder, concat, dataSlice, id, keccak256, SigningKey, TypedDataEncoder, Wallet, zeroPadValue } from "ethers";
import type { Generator } from "./generator.ts";
import { vectorFile } from "./vector-file.ts";

const NOTICE = "written by scripts/generate/vectors.ts, not by hand";
const DOMAIN = {
  name: "Tallystick Attestations",
  version: "1",
  chainId: 20260,
  verifyingContract: "0x7A11757Ac4000000000000000000000000000001".toLowerCase(),
};
const STATEMENT = {
  Statement: [
    { name: "schema", type: "bytes32" },
    { name: "attester", type: "address" },
    { name: "subject", type: "bytes32" },
    { name: "validUntil", type: "uint48" },
    { name: "replaces", type: "bytes32" },
    { name: "salt", type: "bytes32" },
    { name: "data", type: "bytes" },
  ],
};
const ANCHOR = {
  Anchor: [
    { name: "root", type: "bytes32" },
    { name: "count", type: "uint32" },
    { name: "schema", type: "bytes32" },
    { name: "attester", type: "address" },
    { name: "deadline", type: "uint48" },
  ],
};
const REVOCATION = {
  Revocation: [
    { name: "uid", type: "bytes32" },
    { name: "deadline", type: "uint48" },
  ],
};

const NONE = `0x${"00".repeat(32)}`;
const LAST_SECOND = 2 ** 40 - 1; // the latest that fits a record
const DEADLINE = 1_900_000_000;
const COUNTS = [1, 2, 3, 5, 8, 100];

const signer = new Wallet(id("tallystick vectors: attester"));
const coder = AbiCoder.defaultAbiCoder();

interface Statement {
  schema: string;
  attester: string;
  subject: string;
  validUntil: number;
  replaces: string;
  salt: string;
  data: string;
}

const uidOf = (statement: Statement) => TypedDataEncoder.hash(DOMAIN, STATEMENT, statement);
const sign = (digest: string) => new SigningKey(signer.privateKey).sign(digest).serialized;

/* STATEMENTS */

const schemaOf = (definition: string, revocable: boolean) => ({
  definition,
  revocable,
  policy: `0x${"00".repeat(20)}`,
  id: keccak256(coder.encode(["string", "bool", "address"], [definition, revocable, `0x${"00".repeat(20)}`])),
});
const WORD = schemaOf("uint256 value", true);
const BLOB = schemaOf("bytes blob", true);
const FINAL = schemaOf("uint64 weight,string unit", false);

const base = (name: string): Statement => ({
  schema: WORD.id,
  attester: signer.address,
  subject: id(`subject of ${name}`),
  validUntil: 0,
  replaces: NONE,
  salt: id(`salt of ${name}`),
  data: coder.encode(["uint256"], [42]),
});

/** `accepted` says whether the contract records it as it is; its uid is defined in any case. */
const statementCase = (name: string, accepted: boolean, fields: Partial<Statement>) => {
  const statement = { ...base(name), ...fields };
  const uid = uidOf(statement);
  return {
    name,
    accepted,
    statement,
    structHash: TypedDataEncoder.hashStruct("Statement", STATEMENT, statement),
    uid,
    signature: sign(uid),
    revocation: {
      deadline: DEADLINE,
      digest: TypedDataEncoder.hash(DOMAIN, REVOCATION, { uid, deadline: DEADLINE }),
    },
  };
};

const bytesOf = (length: number) =>
  concat(Array.from({ length }, (_, i) => `0x${(i % 256).toString(16).padStart(2, "0")}`));
const first = statementCase("one-word", true, {});
const statements = [
  first,
  statementCase("zero-word", true, { data: NONE }),
  statementCase("no-data", false, { data: "0x" }),
  statementCase("33-bytes", false, { data: bytesOf(33) }),
  statementCase("256-bytes", true, { schema: BLOB.id, data: coder.encode(["bytes"], [bytesOf(190)]) }),
  statementCase("empty-blob", true, { schema: BLOB.id, data: coder.encode(["bytes"], ["0x"]) }),
  statementCase("two-fields", true, { schema: FINAL.id, data: coder.encode(["uint64", "string"], [1250, "kg"]) }),
  statementCase("last-second", true, { validUntil: LAST_SECOND }),
  statementCase("beyond-the-last-second", false, { validUntil: 2 ** 48 - 1 }),
  statementCase("replaces-another", true, { replaces: first.uid }),
  statementCase("null-subject-and-salt", true, { subject: NONE, salt: NONE }),
  statementCase("all-bits", true, {
    subject: `0x${"ff".repeat(32)}`,
    salt: `0x${"ff".repeat(32)}`,
    data: `0x${"ff".repeat(32)}`,
  }),
];

/* BATCHES */

/** Leaf `i` of the batch of `count`. */
const leafOf = (count: number, i: number): Statement => ({
  ...base(`batch of ${count}`),
  salt: zeroPadValue(`0x${(i + 1).toString(16).padStart(4, "0")}`, 32),
  data: coder.encode(["uint256"], [i]),
});

const flip = (hash: string) =>
  concat([`0x${(Number(dataSlice(hash, 0, 1)) ^ 1).toString(16).padStart(2, "0")}`, dataSlice(hash, 1)]);

const anchorOf = (count: number) => {
  const leaves = Array.from({ length: count }, (_, i) => leafOf(count, i));
  const uids = leaves.map(uidOf);
  const tree = SimpleMerkleTree.of(uids);
  const root = tree.root;
  const picked = [...new Set([0, 1, Math.floor(count / 2), count - 1])].filter((i) => i < count);
  const anchor = { root, count, schema: WORD.id, attester: signer.address, deadline: DEADLINE };
  const digest = TypedDataEncoder.hash(DOMAIN, ANCHOR, anchor);
  return {
    count,
    root,
    uids,
    anchor: { deadline: DEADLINE, digest, signature: sign(digest) },
    proofs: picked.map((index) => ({
      index,
      uid: uids[index] as string,
      statement: leaves[index] as Statement,
      proof: tree.getProof(index),
    })),
    wrong: wrongProofs(tree, uids),
  };
};

/** Each fails for one reason only. */
const wrongProofs = (tree: SimpleMerkleTree, uids: string[]) => {
  const last = uids.length - 1;
  const uid = uids[0] as string;
  const proof = tree.getProof(0);
  const foreign = uidOf({ ...base("never in a batch") });
  const cases = [
    { name: "foreign leaf", uid: foreign, proof },
    { name: "one element too many", uid, proof: [...proof, id("too many")] },
    { name: "the root as its own sibling", uid, proof: [tree.root] },
  ];
  if (last === 0) return cases;
  return [
    ...cases,
    { name: "proof of another leaf", uid, proof: tree.getProof(last) },
    { name: "last element missing", uid, proof: proof.slice(0, -1) },
    { name: "one bit flipped", uid, proof: [flip(proof[0] as string), ...proof.slice(1)] },
    ...(proof.length > 1 ? [{ name: "reversed", uid, proof: proof.toReversed() }] : []),
  ].filter((c) => !SimpleMerkleTree.verify(tree.root, c.uid, c.proof));
};

/* FILES */

const domain = { ...DOMAIN, separator: TypedDataEncoder.hashDomain(DOMAIN) };
const attester = { address: signer.address, privateKey: signer.privateKey };
/** test/vectors/statements.json and batches.json: uids, signatures, roots and proofs that both sides compute. */
export const vectors: Generator = {
  name: "vectors",
  files: () =>
    new Map([
      vectorFile("statements", { generated: NOTICE, domain, attester, schemas: [WORD, BLOB, FINAL], statements }),
      vectorFile("batches", { generated: NOTICE, domain, attester, schema: WORD, batches: COUNTS.map(anchorOf) }),
    ]),
};
