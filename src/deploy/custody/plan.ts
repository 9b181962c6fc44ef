import type { DomainPlan } from "../domain-plan.ts";

/** Units of goods, and who has them. */
export const custody: DomainPlan = {
  domain: "custody",
  needs: ["members", "evidence"],
  contracts: [
    { name: "Profiles", source: "contracts/custody/Profiles.sol", args: (at) => [at("Members")] },
    { name: "CustodyActs", source: "contracts/custody/CustodyActs.sol", args: () => [] },
    {
      name: "Custody",
      source: "contracts/custody/Custody.sol",
      args: (at) => [at("Members"), at("Attestations"), at("Profiles")],
      libraries: ["CustodyActs"],
    },
    { name: "CustodyLens", source: "contracts/custody/CustodyLens.sol", args: (at) => [at("Custody")] },
  ],
};
