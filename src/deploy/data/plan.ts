import type { DomainPlan } from "../domain-plan.ts";

/** What data there is, who may use it for what, and each use. */
export const data: DomainPlan = {
  domain: "data",
  needs: ["members", "evidence", "settlement"],
  contracts: [
    { name: "EncryptionKeys", source: "contracts/data/EncryptionKeys.sol", args: (at) => [at("Members")] },
    { name: "Catalog", source: "contracts/data/Catalog.sol", args: (at) => [at("Members")] },
    { name: "OfferActs", source: "contracts/data/OfferActs.sol", args: () => [] },
    { name: "LifeActs", source: "contracts/data/LifeActs.sol", args: () => [] },
    { name: "EscrowActs", source: "contracts/data/EscrowActs.sol", args: () => [] },
    {
      name: "Agreements",
      source: "contracts/data/Agreements.sol",
      args: (at) => [at("Members"), at("Catalog"), at("EncryptionKeys")],
      libraries: ["OfferActs", "LifeActs", "EscrowActs"],
      after: (at) => [
        {
          by: "council",
          description: "Agreements holds what data costs until it is delivered",
          to: at("CashFactory"),
          method: "setEscrow(address,bool)",
          args: [at("Agreements"), true],
          done: { view: "isEscrow(address)", args: [at("Agreements")], is: true },
        },
      ],
    },
    {
      name: "Computations",
      source: "contracts/data/Computations.sol",
      args: (at) => [at("Members"), at("Catalog"), at("Agreements")],
      after: (at) => [
        {
          by: "council",
          description: "Computations uses agreements for the jobs that their owners approved",
          to: at("Agreements"),
          method: "setUser(address,bool)",
          args: [at("Computations"), true],
          done: { view: "isUser(address)", args: [at("Computations")], is: true },
        },
      ],
    },
  ],
};
