/** Each function is bound to a client by the domain. */
// biome-ignore-all lint/performance/noBarrelFile: a group of actions, each named once

export * from "./build-create-client-proposal.ts";
export * from "./build-freeze-client-proposal.ts";
export * from "./build-name-contract-proposal.ts";
export * from "./build-renew-client-proposal.ts";
export * from "./get-light-client.ts";
export * from "./get-observation.ts";
export * from "./get-recorded-header.ts";
export * from "./observe-fact.ts";
export * from "./prove-agreement-active.ts";
export * from "./prove-receivable-confirmed.ts";
export * from "./prove-statement-valid.ts";
export * from "./record-height.ts";
export * from "./update-light-client.ts";
