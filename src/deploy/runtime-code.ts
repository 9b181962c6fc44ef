import { dataLength, dataSlice } from "ethers";
import type { Artifact, Place } from "./artifact.ts";
import { fillIn } from "./creation-code.ts";
import { masked, runtimeMetadata } from "./metadata.ts";

/** How runtime code on a chain compares with a build. */
export type Comparison =
  /** Same code, same metadata. */
  | "exact"
  /** Same code; the metadata hash at its end differs: other comments, names or file layout. */
  | "metadata-differs"
  | "differs"
  | "missing";

/** Compares runtime code with a build, wherever neither immutables nor addresses of libraries stand. */
export function compareRuntime(onChain: string, build: Artifact): Comparison {
  if (onChain === "0x") return "missing";
  const ours = fillIn(build.deployedBytecode, build.deployedLinkReferences, () => NO_ADDRESS);
  if (dataLength(onChain) !== dataLength(ours)) return "differs";
  const filledIn = filledPlaces(build);
  if (masked(onChain, filledIn) === masked(ours, filledIn)) return "exact";
  const metadata = runtimeMetadata(build);
  if (metadata === undefined) return "differs";
  const places = [...filledIn, metadata];
  return masked(onChain, places) === masked(ours, places) ? "metadata-differs" : "differs";
}

/** Values of the immutables in runtime code, by the reference's number; undefined where its places disagree. */
export function immutables(code: string, build: Artifact): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(build.immutableReferences).map(([id, places]) => [id, valueAt(code, places)]),
  );
}

/**
 * Addresses of libraries in runtime code, by name; undefined where the places of one disagree. A library's own address, which
 * stands at the beginning of its code, is under `self`.
 */
export function linkedAddresses(code: string, build: Artifact): Record<string, string | undefined> {
  const linked = Object.values(build.deployedLinkReferences).flatMap((libraries) => Object.entries(libraries));
  const found = linked.map(([library, places]) => [library, valueAt(code, places)]);
  const own = ownAddress(build);
  return Object.fromEntries(own === undefined ? found : [...found, ["self", valueAt(code, [own])]]);
}

const NO_ADDRESS = `0x${"00".repeat(20)}`;

/** solc begins the code of a library with PUSH20 of its own address, by which it refuses to be called directly. */
function ownAddress({ deployedBytecode }: Artifact): Place | undefined {
  return deployedBytecode.startsWith(`0x73${"00".repeat(20)}3014`) ? { start: 1, length: 20 } : undefined;
}

function valueAt(code: string, places: readonly Place[]): string | undefined {
  const values = new Set(places.map(({ start, length }) => dataSlice(code, start, start + length)));
  return values.size === 1 ? [...values][0] : undefined;
}

/** Wherever a deployment fills something in. */
function filledPlaces(build: Artifact): Place[] {
  const linked = Object.values(build.deployedLinkReferences).flatMap((libraries) => Object.values(libraries));
  const own = ownAddress(build);
  const places = [...Object.values(build.immutableReferences), ...linked].flat();
  return own === undefined ? places : [...places, own];
}
