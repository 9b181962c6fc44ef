import { dataLength, getBytes, hexlify } from "ethers";
import type { Artifact, Place } from "./artifact.ts";

/**
 * Where the CBOR metadata stands that solc appends to runtime code; its last two bytes are its length. Undefined without any.
 *
 * @dev Warning: only of a build. Code of a chain says of itself what it likes.
 */
export function runtimeMetadata({ deployedBytecode }: Pick<Artifact, "deployedBytecode">): Place | undefined {
  const size = dataLength(`0x${deployedBytecode.slice(2).replace(/[^0-9a-fA-F]/g, "0")}`);
  const length = Number.parseInt(deployedBytecode.slice(-4), 16) + 2;
  const start = size - length;
  const map = deployedBytecode.slice(2 + 2 * start, 4 + 2 * start);
  return start > 0 && /^a[1-9]$/.test(map) ? { start, length } : undefined;
}

/** Where the same metadata stands in the creation code. Constants of the constructor may stand behind it. */
export function creationMetadata(build: Pick<Artifact, "bytecode" | "deployedBytecode">): Place | undefined {
  const { bytecode, deployedBytecode } = build;
  const inside = runtimeMetadata(build);
  const runtime = bytecode.lastIndexOf(deployedBytecode.slice(2));
  if (inside === undefined || runtime < 0) return undefined;
  return { start: (runtime - 2) / 2 + inside.start, length: inside.length };
}

/** Code with zeros at these places. */
export function masked(code: string, places: readonly Place[]): string {
  const bytes = getBytes(code);
  for (const { start, length } of places) bytes.fill(0, start, start + length);
  return hexlify(bytes);
}
