import type { DomainPlan } from "../domain-plan.ts";
import { BINDS_FINGERPRINTS } from "../evidence/permits.ts";
import { ISSUES_INSTRUMENTS } from "../ledger/permits.ts";
import { permit } from "../permit.ts";
import { HOLDS_CASH, USES_LIMITS } from "../settlement/permits.ts";

/** Debts from deliveries and services, from the invoice to the last payment. */
export const receivables: DomainPlan = {
  domain: "receivables",
  needs: ["members", "evidence", "settlement", "ledger"],
  contracts: [
    { name: "RegistrationActs", source: "contracts/instruments/receivables/RegistrationActs.sol", args: () => [] },
    { name: "RecourseActs", source: "contracts/instruments/receivables/RecourseActs.sol", args: () => [] },
    {
      name: "Receivables",
      source: "contracts/instruments/receivables/Receivables.sol",
      args: (at) => [
        at("Members"),
        at("Attestations"),
        at("Fingerprints"),
        at("Calendars"),
        at("Limits"),
        at("Instruments"),
      ],
      libraries: ["RegistrationActs", "RecourseActs"],
      after: (at) => [
        permit(at, "Receivables", BINDS_FINGERPRINTS, "binds invoices to what is owed"),
        permit(at, "Receivables", USES_LIMITS, "uses and frees limits"),
        permit(at, "Receivables", ISSUES_INSTRUMENTS, "issues receivables"),
        permit(at, "Receivables", HOLDS_CASH, "passes on what a seller repays"),
      ],
    },
  ],
};
