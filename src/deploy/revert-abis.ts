import { Interface, type InterfaceAbi } from "ethers";
import { type ReadArtifact, readArtifact } from "./artifact.ts";
import type { DomainPlan } from "./domain-plan.ts";
import { PLAN } from "./plan.ts";
import { contractsOf } from "./select-domains.ts";

/** Whose errors a revert of a deployment may be: those of any contract of the plan. Read only when something reverted. */
export function revertAbis(
  plan: readonly DomainPlan[] = PLAN,
  artifacts: ReadArtifact = readArtifact,
): () => Interface[] {
  return () => contractsOf(plan).map((contract) => new Interface(artifacts(contract).abi as InterfaceAbi));
}
