import { isHexString } from "ethers";
import { sdkError } from "../errors.ts";

/** @throws `MERKLE_NODE_INVALID` for the first that is not 32 bytes in hex. */
export function requireNodes(root: string, leafField: string, leaf: string, path: readonly string[]): void {
  requireNode("root", root);
  requireNode(leafField, leaf);
  for (const [i, node] of path.entries()) requireNode(`path[${i}]`, node);
}

function requireNode(field: string, value: string): void {
  if (isHexString(value, 32)) return;
  throw sdkError("MERKLE_NODE_INVALID", `${field} should be 32 bytes in hex, is ${String(value)}`, {
    field,
    value,
  });
}
