import type { DomainPlan } from "../domain-plan.ts";
import { BINDS_FINGERPRINTS } from "../evidence/permits.ts";
import { ISSUES_INSTRUMENTS } from "../ledger/permits.ts";
import { permit } from "../permit.ts";
import { HOLDS_CASH, USES_LIMITS } from "../settlement/permits.ts";

const LIBRARIES = ["BillDrawingActs", "BillClaimActs"];

/** Bills, from the drawing to the last recourse. */
export const bills: DomainPlan = {
  domain: "bills",
  needs: ["members", "evidence", "settlement", "ledger"],
  contracts: [
    ...LIBRARIES.map((name) => ({ name, source: `contracts/instruments/bills/${name}.sol`, args: () => [] })),
    {
      name: "Bills",
      source: "contracts/instruments/bills/Bills.sol",
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
        permit(at, "Bills", BINDS_FINGERPRINTS, "binds the documents of a trade to its bill"),
        permit(at, "Bills", USES_LIMITS, "uses and frees limits of acceptors and guarantors"),
        permit(at, "Bills", ISSUES_INSTRUMENTS, "issues accepted bills"),
        permit(at, "Bills", HOLDS_CASH, "passes on what is paid in recourse"),
      ],
    },
  ],
};
