import type { TypedDataDomain } from "ethers";
import { merkleTree } from "../../../core/proof/merkle-tree.ts";
import { evidenceError } from "../../errors.ts";
import type { Statement } from "../statement/statement.ts";
import { uidHasher } from "./uid-hasher.ts";

/** Statements of one attester under one schema, ready to be anchored. */
export interface StatementTree {
  readonly root: string;
  readonly count: number;
  readonly attester: string;
  readonly schema: string;
  /** In the order of the statements. */
  readonly uids: readonly string[];
  /**
   * The Merkle path of the item numbered `item` from 0.
   *
   * @throws `ANCHOR_ITEM_UNKNOWN`.
   */
  proofOf(item: number): string[];
}

/**
 * Builds the tree whose root `anchor` puts on chain: a `SimpleMerkleTree` of @openzeppelin/merkle-tree over the uids, so
 * anybody's library verifies its proofs.
 *
 * Leaves are not hashed a second time. A uid is the hash of 66 bytes (0x1901, domain, struct), an inner node that of 64: no
 * uid can be shown as an inner node, nor an inner node as a uid.
 *
 * @throws `ANCHOR_EMPTY`; `ANCHOR_ITEM_INVALID`, `ANCHOR_MIXED`, `ANCHOR_DUPLICATE` with the item that failed. Nothing is built
 * then.
 *
 * @example
 * import { attestationsEip712Domain, buildStatementTree } from "tallystick/evidence";
 *
 * const batch = buildStatementTree(attestationsEip712Domain(client.deployment), statements);
 * const path = batch.proofOf(0);
 */
export function buildStatementTree(domain: TypedDataDomain, statements: readonly Statement[]): StatementTree {
  const [first] = statements;
  if (!first) throw evidenceError("ANCHOR_EMPTY", "a batch needs at least one statement");
  const hash = uidHasher(domain);
  const itemOf = new Map<string, number>();
  const uids = statements.map((statement, item) => {
    const uid = hash(statement, item);
    requireSame("attester", first, statement, item);
    requireSame("schema", first, statement, item);
    const before = itemOf.get(uid);
    if (before !== undefined) {
      throw evidenceError("ANCHOR_DUPLICATE", `item ${item} repeats item ${before}`, { item, first: before, uid });
    }
    itemOf.set(uid, item);
    return uid;
  });
  const tree = merkleTree(uids, { sortLeaves: true, sortPairs: true });
  return {
    root: tree.root,
    count: uids.length,
    attester: first.attester,
    schema: first.schema,
    uids,
    proofOf(item) {
      if (!Number.isInteger(item) || item < 0 || item >= uids.length) {
        throw evidenceError("ANCHOR_ITEM_UNKNOWN", `no item ${item} in a batch of ${uids.length}`, {
          item,
          count: uids.length,
        });
      }
      return tree.proofOf(item);
    },
  };
}

function requireSame(field: "attester" | "schema", first: Statement, statement: Statement, item: number): void {
  const [expected, actual] = [first[field], statement[field]];
  if (actual === expected || actual.toLowerCase() === expected.toLowerCase()) return;
  throw evidenceError("ANCHOR_MIXED", `item ${item}: ${field} is ${actual}, that of item 0 is ${expected}`, {
    item,
    field,
    expected,
    actual,
  });
}
