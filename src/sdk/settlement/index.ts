/** `tallystick/settlement`. */
// biome-ignore-all lint/performance/noBarrelFile: an entry of the package

export * from "./actions/calendars/index.ts";
export * from "./actions/cash/index.ts";
export * from "./actions/deals/index.ts";
export * from "./actions/limits/index.ts";
export { CN_BANK, CN_BANK_TABLE } from "./calendars/cn-bank.ts";
export * from "./contracts.ts";
export { settlement } from "./domain.ts";
export { SETTLEMENT_CATALOGUE } from "./errors.ts";
export * from "./model/index.ts";
