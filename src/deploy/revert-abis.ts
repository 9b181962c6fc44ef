import { Interface, type JsonFragment } from "ethers";
import { type ReadArtifact, readArtifact } from "./artifact.ts";
import type { DomainPlan } from "./domain-plan.ts";
import { PLAN } from "./plan.ts";
import { contractsOf } from "./select-domains.ts";

/** Whose errors a revert of a deployment may be: those of any contract of the plan. Read only when something reverted. */
export function revertAbis(
  plan: readonly DomainPlan[] = PLAN,
  artifacts: ReadArtifact = readArtifact,
): () => Interface[] {
  // Of a library, functions take what is no type of an ABI.
  const errorsOf = (abi: unknown) => (abi as readonly JsonFragment[]).filter(({ type }) => type === "error");
  return () => contractsOf(plan).map((contract) => new Interface(errorsOf(artifacts(contract).abi)));
}
