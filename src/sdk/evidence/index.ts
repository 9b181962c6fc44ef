/** `tallystick/evidence`. */
// biome-ignore-all lint/performance/noBarrelFile: an entry of the package

export * from "./actions/attestations/index.ts";
export * from "./actions/fingerprints/index.ts";
export * from "./contracts.ts";
export { evidence } from "./domain.ts";
export { EVIDENCE_CATALOGUE } from "./errors.ts";
export * from "./model/index.ts";
