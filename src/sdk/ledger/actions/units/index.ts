/** Each function is bound to a client by the domain. */
// biome-ignore-all lint/performance/noBarrelFile: a group of actions, each named once

export * from "./divide-lot.ts";
export * from "./freeze-units.ts";
export * from "./get-holding.ts";
export * from "./is-order-used.ts";
export * from "./list-holdings.ts";
export * from "./list-transfers.ts";
export * from "./pass-to-many.ts";
export * from "./reclaim-units.ts";
export * from "./set-operator.ts";
export * from "./transfer-by-order.ts";
export * from "./transfer-units.ts";
