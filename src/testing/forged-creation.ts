/** Creation code that says of itself where it ends: what whoever believes it takes for the build's. */
import { concat, dataLength, dataSlice, toBeHex } from "ethers";
import { type Artifact, readArtifact } from "../deploy/artifact.ts";
import { PLAN } from "../deploy/plan.ts";
import { contractsOf } from "../deploy/select-domains.ts";

/** What the build made of a contract of the plan. */
export function planArtifact(name: string): Artifact {
  const found = contractsOf(PLAN).find((each) => each.name === name);
  if (found === undefined) throw new Error(`the plan has no ${name}`);
  return readArtifact(found);
}

/**
 * Creation code whose constructor takes `real`, followed by `shown`. Before `shown` stands a length by which a reader of it, not of
 * the build, takes `real` for metadata.
 */
export function forgedCreation({ bytecode }: Artifact, real: string, shown: string): string {
  const end = Number(BigInt(dataSlice(bytecode, dataLength(bytecode) - 2))) + 2;
  const metadata = end < dataLength(bytecode) ? end : 0; // none where constants stand behind it
  return concat([bytecode, real, toBeHex(metadata + dataLength(real), 2), shown]);
}

/** Deploys one byte: STOP. By delegatecall it says yes to everything. */
export const YES_MAN = "0x60016000f3";
