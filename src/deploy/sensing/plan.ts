import type { DomainPlan } from "../domain-plan.ts";

/** Stations, sealed batches of readings, exceedances. */
export const sensing: DomainPlan = {
  domain: "sensing",
  needs: ["members", "evidence"],
  contracts: [
    { name: "Feeds", source: "contracts/sensing/Feeds.sol", args: (at) => [at("Members")] },
    { name: "Sensors", source: "contracts/sensing/Sensors.sol", args: (at) => [at("Members"), at("Feeds")] },
    {
      name: "Exceedances",
      source: "contracts/sensing/Exceedances.sol",
      args: (at) => [at("Members"), at("Attestations"), at("Feeds"), at("Sensors")],
    },
  ],
};
