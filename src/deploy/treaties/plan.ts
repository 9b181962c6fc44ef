import type { DomainPlan } from "../domain-plan.ts";
import { BINDS_FINGERPRINTS } from "../evidence/permits.ts";
import { permit } from "../permit.ts";
import { HOLDS_CASH, USES_LIMITS } from "../settlement/permits.ts";

const LIBRARIES = ["PlacingActs", "PremiumActs", "EndingActs", "AdviceActs", "CallActs"];

/** Reinsurance treaties, and the losses that are called under them. */
export const treaties: DomainPlan = {
  domain: "treaties",
  needs: ["members", "evidence", "settlement"],
  contracts: [
    ...LIBRARIES.map((name) => ({ name, source: `contracts/instruments/treaties/${name}.sol`, args: () => [] })),
    {
      name: "Treaties",
      source: "contracts/instruments/treaties/Treaties.sol",
      args: (at) => [at("Members"), at("Fingerprints"), at("Calendars"), at("Limits"), at("CashFactory")],
      libraries: LIBRARIES,
      after: (at) => [
        permit(at, "Treaties", BINDS_FINGERPRINTS, "binds the keys of losses"),
        permit(at, "Treaties", USES_LIMITS, "uses and frees limits of reinsurers"),
        permit(at, "Treaties", HOLDS_CASH, "holds what reinsurers post, and passes premium and payments on"),
      ],
    },
  ],
};
