/** Each function is bound to a client by the domain. */
// biome-ignore-all lint/performance/noBarrelFile: a group of actions, each named once

export * from "./adopt-rules.ts";
export * from "./break-seal.ts";
export * from "./build-decide-dispute-proposal.ts";
export * from "./build-declare-lost-proposal.ts";
export * from "./build-lift-recall-proposal.ts";
export * from "./build-set-profile-proposal.ts";
export * from "./correct-unit.ts";
export * from "./create-unit.ts";
export * from "./create-units.ts";
export * from "./decide-dispute.ts";
export * from "./declare-error.ts";
export * from "./declare-lost.ts";
export * from "./destroy-units.ts";
export * from "./find-units.ts";
export * from "./flag-overdue.ts";
export * from "./get-balance.ts";
export * from "./get-dispute.ts";
export * from "./get-profile.ts";
export * from "./get-unit.ts";
export * from "./hand-over.ts";
export * from "./hand-over-many.ts";
export * from "./list-inventory.ts";
export * from "./list-overdue.ts";
export * from "./list-profiles.ts";
export * from "./list-units.ts";
export * from "./pack-units.ts";
export * from "./record-step.ts";
export * from "./resolve-dispute.ts";
export * from "./seal-unit.ts";
export * from "./set-recall.ts";
export * from "./trace-unit.ts";
export * from "./transform-units.ts";
export * from "./unpack-units.ts";
export * from "./withdraw-acceptance.ts";
export * from "./withdraw-offers.ts";
