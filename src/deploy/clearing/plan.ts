import type { DomainPlan } from "../domain-plan.ts";

/** Banks that settle the difference of what they owe each other. */
export const clearing: DomainPlan = {
  domain: "clearing",
  needs: ["members", "settlement"],
  contracts: [
    {
      name: "Clearing",
      source: "contracts/clearing/Clearing.sol",
      args: (at) => [at("Members"), at("CashFactory")],
      after: (at) => [
        {
          by: "council",
          description: "Clearing holds what banks deposit and pay until a cycle is settled",
          to: at("CashFactory"),
          method: "setEscrow(address,bool)",
          args: [at("Clearing"), true],
          done: { view: "isEscrow(address)", args: [at("Clearing")], is: true },
        },
      ],
    },
  ],
};
