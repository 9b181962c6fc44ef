import { leadsTo } from "./merkle-tree.ts";
import { requireNodes } from "./require-nodes.ts";

/**
 * Whether a Merkle path leads from a uid to a root. Says nothing about who anchored the root, nor whether the statement was
 * revoked since.
 *
 * The uid must be 32 bytes. Two nodes side by side are 64 bytes and hash to their parent; taken as a leaf they would let an
 * inner node pass for a statement, so anything but 32 bytes is refused before it is hashed.
 *
 * @throws `MERKLE_NODE_INVALID`.
 *
 * @example
 * import { verifyProof } from "tallystick";
 *
 * const included = verifyProof(root, uid, path);
 */
export function verifyProof(root: string, uid: string, path: readonly string[]): boolean {
  requireNodes(root, "uid", uid, path);
  return leadsTo(root, uid, path);
}
