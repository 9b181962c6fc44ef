import { dataLength, dataSlice, getBytes, hexlify } from "ethers";
import type { Build } from "./build.ts";

/** How runtime code on a chain compares with a build. */
export type Comparison =
  /** Same code, same metadata. */
  | "exact"
  /** Same code; the metadata hash at its end differs: other comments, names or file layout. */
  | "metadata-differs"
  | "differs"
  | "missing";

/** Compares runtime code with a build, wherever immutables do not stand. */
export function compareRuntime(onChain: string, build: Build): Comparison {
  if (onChain === "0x") return "missing";
  if (dataLength(onChain) !== dataLength(build.deployedBytecode)) {
    return withoutMetadata(onChain, build) === withoutMetadata(build.deployedBytecode, build)
      ? "metadata-differs"
      : "differs";
  }
  const [ours, theirs] = [masked(build.deployedBytecode, build), masked(onChain, build)];
  if (ours === theirs) return "exact";
  return cut(ours) === cut(theirs) ? "metadata-differs" : "differs";
}

/** Values of the immutables in runtime code, by the reference's number; undefined where its places disagree. */
export function immutables(code: string, build: Build): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(build.immutableReferences).map(([id, places]) => {
      const values = new Set(places.map(({ start, length }) => dataSlice(code, start, start + length)));
      return [id, values.size === 1 ? [...values][0] : undefined];
    }),
  );
}

function withoutMetadata(code: string, build: Build): string {
  return cut(masked(code, build));
}

function masked(code: string, build: Build): string {
  const bytes = getBytes(code);
  for (const { start, length } of Object.values(build.immutableReferences).flat()) bytes.fill(0, start, start + length);
  return hexlify(bytes);
}

/** Cuts the CBOR metadata that solc appends; its last two bytes are its length. */
export function cut(code: string): string {
  const size = dataLength(code);
  const metadata = Number.parseInt(code.slice(-4), 16) + 2;
  return metadata < size ? dataSlice(code, 0, size - metadata) : code;
}
