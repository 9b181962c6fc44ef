import { SimpleMerkleTree } from "@openzeppelin/merkle-tree";
import type { Statement } from "../../../src/sdk/evidence/model/statement/statement.ts";
import { gasOf } from "../chain.ts";
import { firstDense, word } from "../dense.ts";
import { type System, statementOf } from "./system.ts";

const ANCHOR_TYPES = {
  Anchor: [
    { name: "root", type: "bytes32" },
    { name: "count", type: "uint32" },
    { name: "schema", type: "bytes32" },
    { name: "attester", type: "address" },
    { name: "deadline", type: "uint48" },
  ],
};

/** Any time after the chain's last block, without zero bytes. */
const DEADLINE = 0x7f_7f_7f_7f_7f;

export interface LeafProof {
  leaf: string;
  root: string;
  proof: string[];
}

/** A real batch: every uid is computed, the tree is built, one leaf is proved on chain. */
export async function batching(
  system: System,
  count: number,
): Promise<{ gas: Record<string, number>; proved: LeafProof }> {
  const { attestations, maker, relayer, endorser, schema32 } = system;
  const byMaker = attestations.connect(maker);

  const anchored = async (label: string): Promise<{ statements: Statement[]; tree: SimpleMerkleTree; gas: number }> => {
    const { statements, tree } = await firstDense(
      (attempt) => treeOf(system, `${label} ${attempt}`, count),
      ({ tree }) => tree.root,
    );
    return { statements, tree, gas: await gasOf(byMaker.anchor(tree.root, count, schema32)) };
  };
  const anchorBySignature = async (label: string) => {
    const { root, signature } = await firstDense(
      async (attempt) => {
        const root = word(`${label} ${attempt}`);
        const anchor = { root, count, schema: schema32, attester: maker.address, deadline: DEADLINE };
        return { root, signature: await maker.signTypedData(system.domain, ANCHOR_TYPES, anchor) };
      },
      ({ signature }) => signature,
    );
    const call = attestations.connect(relayer).anchorBySignature;
    return gasOf(call(root, count, schema32, DEADLINE, maker.address, signature));
  };

  const { statements, tree, gas } = await anchored("batch");
  const [first, second, third] = statements as [Statement, Statement, Statement];
  const proofOf = (statement: Statement) => tree.getProof(system.uidOf(statement));
  const proof = proofOf(first);

  const isValid =
    attestations.connect(relayer)["isValid((bytes32,address,bytes32,uint48,bytes32,bytes32,bytes),bytes32[],bytes32)"];
  if (!(await isValid(first, proof, tree.root))) throw new Error("a leaf of the batch is not valid by its proof");
  if (await isValid({ ...first, subject: word("another") }, proof, tree.root))
    throw new Error("a changed statement is valid by the proof of another");

  return {
    proved: { leaf: system.uidOf(first), root: tree.root, proof },
    gas: {
      [`anchor-${count}`]: gas,
      "anchor-by-signature": await anchorBySignature("anchor-by-signature"),
      // Asked in a transaction, so that it counts what the others count: base, calldata, execution.
      [`verify-leaf-${count}`]: await gasOf(
        relayer.sendTransaction(await isValid.populateTransaction(first, proof, tree.root)),
      ),
      [`endorse-leaf-${count}`]: await gasOf(
        attestations.connect(endorser).endorseLeaf(second, proofOf(second), tree.root),
      ),
      "revoke-leaf": await gasOf(byMaker.revokeLeaf(first)),
      "replace-leaf": await gasOf(
        byMaker.replaceLeaf(third, await statementOf(system, "replace-leaf", 32, system.uidOf(third))),
      ),
    },
  };
}

async function treeOf(system: System, label: string, count: number) {
  // The first three are used one by one and dense; what the others hold only changes the root.
  const used = await Promise.all([0, 1, 2].map((i) => statementOf(system, `${label} ${i}`)));
  const [sample] = used as [Statement];
  const rest = Array.from({ length: count - used.length }, (_, i) => ({ ...sample, salt: word(`${label} salt ${i}`) }));
  const statements = [...used, ...rest];
  return { statements, tree: SimpleMerkleTree.of(statements.map(system.uidOf)) };
}
