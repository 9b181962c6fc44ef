import type { DomainPlan, FollowUp } from "../domain-plan.ts";

const LIBRARIES = ["IssueActs", "AmendmentActs", "ClosingActs", "PresentationActs", "ExaminationActs"];

/** Letters of credit, from the application to the last payment. */
export const credits: DomainPlan = {
  domain: "credits",
  needs: ["members", "evidence", "settlement", "ledger"],
  contracts: [
    ...LIBRARIES.map((name) => ({ name, source: `contracts/instruments/credits/${name}.sol`, args: () => [] })),
    {
      name: "LettersOfCredit",
      source: "contracts/instruments/credits/LettersOfCredit.sol",
      args: (at) => [
        at("Members"),
        at("Fingerprints"),
        at("Calendars"),
        at("Limits"),
        at("CashFactory"),
        at("Instruments"),
      ],
      libraries: LIBRARIES,
      after: (at) => [
        allow(
          at,
          "Fingerprints",
          "setRegistrar(address,bool)",
          "registrars(address)",
          "binds documents to what is presented",
        ),
        allow(at, "Limits", "setCase(address,bool)", "isCase(address)", "uses and frees banks' limits"),
        allow(at, "Instruments", "setCase(address,bool)", "isCase(address)", "issues claims on banks that accepted"),
        allow(at, "CashFactory", "setEscrow(address,bool)", "isEscrow(address)", "holds applicants' margin"),
      ],
    },
  ],
};

function allow(at: (name: string) => string, to: string, method: string, view: string, does: string): FollowUp {
  const credits_ = at("LettersOfCredit");
  return {
    by: "council",
    description: `LettersOfCredit ${does}`,
    to: at(to),
    method,
    args: [credits_, true],
    done: { view, args: [credits_], is: true },
  };
}
