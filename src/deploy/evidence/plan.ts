import type { DomainPlan } from "../domain-plan.ts";

/** Statements and exclusivity. */
export const evidence: DomainPlan = {
  domain: "evidence",
  needs: ["members"],
  contracts: [
    { name: "Attestations", source: "contracts/evidence/Attestations.sol", args: (at) => [at("Members")] },
    { name: "Fingerprints", source: "contracts/evidence/Fingerprints.sol", args: (at) => [at("Members")] },
  ],
};
