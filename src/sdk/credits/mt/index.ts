// biome-ignore-all lint/performance/noBarrelFile: a part of the entry of the package

export type { MtMoney } from "./codec.ts";
export type { DatedMoney, DatedPlace, MtParty } from "./forms.ts";
export { exportMt, importMt, type MtMessage, type MtType, type UnknownField } from "./message.ts";
export { type Mt700Words, mt700Of } from "./mt700-of.ts";
export type { WithOption } from "./spec.ts";
export { type Mt700Terms, termsOfMt700 } from "./terms-of-mt700.ts";
