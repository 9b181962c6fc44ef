import { randomBytes } from "node:crypto";
import { hexlify } from "ethers";
import { type NodeKey, nodeKey } from "../../../network/model/node-key.ts";

/** A new key of a node. */
export const newNodeKey = (): NodeKey => nodeKey(hexlify(randomBytes(32)));
