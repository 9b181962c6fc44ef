import type { DomainPlan } from "../domain-plan.ts";

/** Money, and the days on which it moves. */
export const settlement: DomainPlan = {
  domain: "settlement",
  needs: ["members", "evidence"],
  contracts: [
    { name: "Calendars", source: "contracts/settlement/Calendars.sol", args: (at) => [at("Members")] },
    { name: "Settlement", source: "contracts/settlement/Settlement.sol", args: (at) => [at("Members")] },
    { name: "Limits", source: "contracts/settlement/Limits.sol", args: (at) => [at("Members")] },
    {
      name: "CashFactory",
      source: "contracts/settlement/CashFactory.sol",
      args: (at) => [at("Members"), at("Settlement")],
    },
  ],
};
