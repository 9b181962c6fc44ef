import type { DomainPlan, FollowUp } from "../domain-plan.ts";

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
        allow(
          at,
          "Fingerprints",
          "setRegistrar(address,bool)",
          "registrars(address)",
          "binds invoices to what is owed",
        ),
        allow(at, "Limits", "setCase(address,bool)", "isCase(address)", "uses and frees limits"),
        allow(at, "Instruments", "setCase(address,bool)", "isCase(address)", "issues receivables"),
        allow(at, "CashFactory", "setEscrow(address,bool)", "isEscrow(address)", "passes on what a seller repays"),
      ],
    },
  ],
};

function allow(at: (name: string) => string, to: string, method: string, view: string, does: string): FollowUp {
  const receivables_ = at("Receivables");
  return {
    by: "council",
    description: `Receivables ${does}`,
    to: at(to),
    method,
    args: [receivables_, true],
    done: { view, args: [receivables_], is: true },
  };
}
