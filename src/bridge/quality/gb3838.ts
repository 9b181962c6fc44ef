import { bridgeError } from "../model/errors.ts";
import { GB3838_TABLE_1, type WaterBody } from "./gb3838-table.ts";

/** Classes I to V of GB 3838-2002, 6 for worse than V, -1 without data. */
export type WaterClass = 1 | 2 | 3 | 4 | 5 | 6 | -1;

export const WORSE_THAN_V = 6;
export const NO_DATA = -1;

export interface WaterClassParameters {
  /** By HJ 212 factor code, in mg/L (pH without unit), not rounded; `null` where there is none. */
  readonly values: Readonly<Record<string, number | null>>;
  readonly body: WaterBody;
  /** What is classed. @default what the national automatic stations are classed on */
  readonly items?: readonly string[];
}

export interface WaterClassReturnType {
  readonly class: WaterClass;
  /** Items that are of this class: the single worst factor decides. Empty without data. */
  readonly deciding: readonly string[];
}

/** pH, dissolved oxygen, permanganate index, ammonia nitrogen, total phosphorus. */
export const AUTOMATIC_STATION_ITEMS = ["w01001", "w01009", "w01019", "w21003", "w21011"] as const;

/** Class of surface water by its worst factor (GB 3838-2002, table 1). */
export function waterClass({
  values,
  body,
  items = AUTOMATIC_STATION_ITEMS,
}: WaterClassParameters): WaterClassReturnType {
  let worst: WaterClass = NO_DATA;
  let deciding: string[] = [];
  for (const item of items) {
    const value = values[item];
    if (value === null || value === undefined || !Number.isFinite(value)) continue;
    const own = classOf(item, value, body);
    if (own === NO_DATA) continue;
    if (own > worst) [worst, deciding] = [own, [item]];
    else if (own === worst) deciding.push(item);
  }
  return { class: worst, deciding };
}

function classOf(item: string, value: number, body: WaterBody): WaterClass {
  const row = GB3838_TABLE_1[item];
  if (row === undefined) throw bridgeError("QC_PARAMETER_INVALID", `GB 3838 has no limits for ${item}`, { item });
  if (row.span) return value < row.span[0] || value > row.span[1] ? WORSE_THAN_V : 1;
  const limits = row.limits[body];
  if (limits === undefined) return NO_DATA;
  const met = limits.findIndex((limit) => (row.atLeast ? value >= limit : value <= limit));
  return (met === -1 ? WORSE_THAN_V : met + 1) as WaterClass;
}
