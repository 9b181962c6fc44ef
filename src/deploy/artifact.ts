import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { JsonFragment } from "ethers";
import { packageRoot } from "../lib/package-root.ts";
import type { PlannedContract } from "./domain-plan.ts";
import { deployError } from "./errors.ts";

/** What the compiler made of a contract, as far as it is used here. */
export interface Artifact {
  readonly abi: readonly JsonFragment[];
  /** Creation code, without constructor arguments; not hex where libraries go. */
  readonly bytecode: string;
  /** Runtime code, zero where immutables go; not hex where libraries go. */
  readonly deployedBytecode: string;
  readonly linkReferences: LinkReferences;
  readonly deployedLinkReferences: LinkReferences;
  readonly immutableReferences: Readonly<Record<string, readonly Place[]>>;
}

/** Bytes of code. */
export interface Place {
  readonly start: number;
  readonly length: number;
}

/** Source -> library -> where its address goes. */
export type LinkReferences = Readonly<Record<string, Readonly<Record<string, readonly Place[]>>>>;

/** Gives what the compiler made of a contract of the plan. */
export type ReadArtifact = (contract: Pick<PlannedContract, "name" | "source">) => Artifact;

/** Where the compiler's output for a contract is, from the package's root. */
export function artifactPath({ name, source }: Pick<PlannedContract, "name" | "source">): string {
  return `artifacts/${source}/${name}.json`;
}

const read = new Map<string, Artifact>();

/**
 * Reads what this package's build made of a contract, once.
 *
 * @throws `ARTIFACT_MISSING`.
 */
export const readArtifact: ReadArtifact = (contract) => {
  const file = join(packageRoot(), artifactPath(contract));
  const before = read.get(file);
  if (before !== undefined) return before;
  try {
    const artifact = JSON.parse(readFileSync(file, "utf8")) as Artifact;
    read.set(file, artifact);
    return artifact;
  } catch (cause) {
    throw deployError(
      "ARTIFACT_MISSING",
      `${contract.name} is not built: ${file}`,
      { contract: contract.name, file },
      cause,
    );
  }
};
