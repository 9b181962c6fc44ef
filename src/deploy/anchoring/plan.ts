import type { DomainPlan } from "../domain-plan.ts";

/** Other chains' facts proved on this one. What they are facts of is deployed there, and need not be deployed here. */
export const anchoring: DomainPlan = {
  domain: "anchoring",
  needs: ["members"],
  contracts: [
    { name: "QbftClient", source: "contracts/anchoring/QbftClient.sol", args: (at) => [at("Members")] },
    {
      name: "SideChain",
      source: "contracts/anchoring/SideChain.sol",
      args: (at) => [at("Members"), at("QbftClient")],
    },
  ],
};
