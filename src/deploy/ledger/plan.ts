import type { DomainPlan } from "../domain-plan.ts";

/** Who owes, who holds and what is pledged. */
export const ledger: DomainPlan = {
  domain: "ledger",
  needs: ["members", "settlement"],
  contracts: [
    { name: "LedgerActs", source: "contracts/ledger/LedgerActs.sol", args: () => [] },
    { name: "LotActs", source: "contracts/ledger/LotActs.sol", args: () => [] },
    { name: "LienActs", source: "contracts/ledger/LienActs.sol", args: () => [] },
    {
      name: "Instruments",
      source: "contracts/ledger/Instruments.sol",
      args: (at) => [at("Members"), at("Settlement")],
      libraries: ["LedgerActs", "LotActs", "LienActs"],
      after: (at) => [
        {
          by: "council",
          description: "Instruments may hold cash that was paid, until the holders of a claim redeem it",
          to: at("CashFactory"),
          method: "setEscrow(address,bool)",
          args: [at("Instruments"), true],
          done: { view: "isEscrow(address)", args: [at("Instruments")], is: true },
        },
      ],
    },
  ],
};
