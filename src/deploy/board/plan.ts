import type { DomainPlan } from "../domain-plan.ts";
import { permit } from "../permit.ts";
import { HOLDS_CASH, USES_LIMITS } from "../settlement/permits.ts";

const LIBRARIES = ["AskActs", "QuoteActs", "TradeActs"];

/** Where banks sell each other claims: asks, sealed quotes, trades. */
export const board: DomainPlan = {
  domain: "board",
  needs: ["members", "settlement", "ledger"],
  contracts: [
    ...LIBRARIES.map((name) => ({ name, source: `contracts/board/${name}.sol`, args: () => [] })),
    {
      name: "Board",
      source: "contracts/board/Board.sol",
      args: (at) => [
        at("Members"),
        at("Calendars"),
        at("Limits"),
        at("CashFactory"),
        at("Instruments"),
        at("Settlement"),
      ],
      libraries: LIBRARIES,
      after: (at) => [
        permit(at, "Board", USES_LIMITS, "uses and frees limits of buyers"),
        permit(at, "Board", HOLDS_CASH, "holds the deposits of those who trade"),
      ],
    },
  ],
};
