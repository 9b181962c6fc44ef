import type { DomainPlan } from "../domain-plan.ts";
import { BINDS_FINGERPRINTS } from "../evidence/permits.ts";
import { ISSUES_INSTRUMENTS } from "../ledger/permits.ts";
import { permit } from "../permit.ts";
import { HOLDS_CASH, USES_LIMITS } from "../settlement/permits.ts";

const LIBRARIES = ["IssueActs", "AmendmentActs", "ClosingActs", "PresentationActs", "ExaminationActs", "HonourActs"];

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
        permit(at, "LettersOfCredit", BINDS_FINGERPRINTS, "binds documents to what is presented"),
        permit(at, "LettersOfCredit", USES_LIMITS, "uses and frees banks' limits"),
        permit(at, "LettersOfCredit", ISSUES_INSTRUMENTS, "issues claims on banks that accepted"),
        permit(at, "LettersOfCredit", HOLDS_CASH, "holds applicants' margin"),
      ],
    },
  ],
};
