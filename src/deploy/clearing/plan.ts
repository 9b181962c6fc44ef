import type { DomainPlan } from "../domain-plan.ts";
import { permit } from "../permit.ts";
import { HOLDS_CASH } from "../settlement/permits.ts";

/** Banks that settle the difference of what they owe each other. */
export const clearing: DomainPlan = {
  domain: "clearing",
  needs: ["members", "settlement"],
  contracts: [
    {
      name: "Clearing",
      source: "contracts/clearing/Clearing.sol",
      args: (at) => [at("Members"), at("CashFactory")],
      after: (at) => [permit(at, "Clearing", HOLDS_CASH, "holds what banks deposit and pay until a cycle is settled")],
    },
  ],
};
