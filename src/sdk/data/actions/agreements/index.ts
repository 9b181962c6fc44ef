/** Each function is bound to a client by the domain. */
// biome-ignore-all lint/performance/noBarrelFile: a group of actions, each named once

export * from "./agree.ts";
export * from "./close-offer.ts";
export * from "./conclude-agreement.ts";
export * from "./consent-to-agreement.ts";
export * from "./get-agreement.ts";
export * from "./get-offer.ts";
export * from "./list-agreements.ts";
export * from "./list-offers.ts";
export * from "./open-offer.ts";
export * from "./propose-agreement.ts";
export * from "./request-agreement.ts";
export * from "./resume-agreement.ts";
export * from "./retire-agreement.ts";
export * from "./suspend-agreement.ts";
export * from "./take-offer.ts";
export * from "./terminate-agreement.ts";
export * from "./withdraw-consent.ts";
export * from "./withdraw-consent-by-signature.ts";
