import type { DomainPlan } from "../domain-plan.ts";

/** Units of goods, and who has them. */
export const custody: DomainPlan = {
  domain: "custody",
  needs: ["members", "evidence"],
  contracts: [
    { name: "Profiles", source: "contracts/custody/Profiles.sol", args: (at) => [at("Members")] },
    {
      name: "Custody",
      source: "contracts/custody/Custody.sol",
      args: (at) => [at("Members"), at("Attestations"), at("Profiles")],
    },
  ],
};
