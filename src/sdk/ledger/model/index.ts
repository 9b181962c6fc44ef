// biome-ignore-all lint/performance/noBarrelFile: a part of the entry of its domain

export { type LedgerAt, ledgerEip712Domain } from "./eip712.ts";
export { INSTRUMENT_KINDS, type InstrumentKind } from "./instrument-kind.ts";
export { paymentLeg, pledgeLeg, releaseLeg, unitsLeg } from "./legs.ts";
export { ORDER_TYPES, type Order, orderDigest, signOrder } from "./order.ts";
