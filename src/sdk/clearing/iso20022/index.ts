// biome-ignore-all lint/performance/noBarrelFile: a part of the entry of the package

export { type NamedBank, parseNamedBanks } from "./banks.ts";
export { type ObligationsOfPacs009Parameters, obligationsOfPacs009 } from "./obligations-of-pacs009.ts";
export { exportPacs009, type FiTransfer, importPacs009, type Money, type Pacs009 } from "./pacs009.ts";
export { type Pacs009OfNetsParameters, pacs009OfNets } from "./pacs009-of-nets.ts";
