import { firstUnitOf } from "../../sdk/bills/model/lot-steps.ts";

/** How a part is called among those of its bill: by its first unit, from 1. */
export const unitOf = (instrument: string): string => `${firstUnitOf(BigInt(instrument)) + 1n}`;
