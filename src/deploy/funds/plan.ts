import type { DomainPlan } from "../domain-plan.ts";
import { BINDS_FINGERPRINTS } from "../evidence/permits.ts";
import { permit } from "../permit.ts";
import { HOLDS_CASH, USES_LIMITS } from "../settlement/permits.ts";

const LIBRARIES = ["FacilityActs", "ControlActs", "PaymentActs"];

/** Facilities, and what is paid out of their purpose accounts. */
export const funds: DomainPlan = {
  domain: "funds",
  needs: ["members", "evidence", "settlement"],
  contracts: [
    ...LIBRARIES.map((name) => ({ name, source: `contracts/instruments/funds/${name}.sol`, args: () => [] })),
    {
      name: "PurposeAccounts",
      source: "contracts/instruments/funds/PurposeAccounts.sol",
      args: (at) => [at("Members"), at("Fingerprints"), at("Calendars"), at("Limits"), at("CashFactory")],
      libraries: LIBRARIES,
      after: (at) => [
        permit(at, "PurposeAccounts", BINDS_FINGERPRINTS, "binds the invoices of payments"),
        permit(at, "PurposeAccounts", USES_LIMITS, "uses and frees limits of lenders"),
        permit(at, "PurposeAccounts", HOLDS_CASH, "holds what is drawn until a payee gets it"),
      ],
    },
  ],
};
