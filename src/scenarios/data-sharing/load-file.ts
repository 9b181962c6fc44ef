import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Column } from "../../sdk/data/model/content/schema.ts";
import { HALF_HOURS, halfHourlyLoad } from "../../simulator/load/half-hourly-load.ts";

const DISTRICTS = ["Dockside", "Millbrook", "Northgate", "Oldtown", "Quarry Hill", "Riverside"] as const;
/** Has as many factories as nobody may see together. */
export const SMALL_DISTRICT = "Lighthouse Island";
const IN_SMALL_DISTRICT = 3;

const SEED = 13;
/** Of a year, unless the stage names fewer. */
export const DAYS = 365;
const PIECE = 2 ** 18;
export const FACTORIES = 200;

export const LOAD_COLUMNS: readonly Column[] = [
  { name: "factory", type: "text" },
  { name: "district", type: "text" },
  { name: "started", type: "timestamp" },
  { name: "kwh", type: "decimal", scale: 3 },
  { name: "quality", type: "text" },
];

/** The factory of Steel Works. */
export const STEEL_FACTORY = "F042";
const STEEL_PLACE = 41;

/** Its rows in a table of so many days. */
export function steelRows(days: number): { readonly from: number; readonly to: number } {
  const each = days * HALF_HOURS;
  return { from: STEEL_PLACE * each, to: (STEEL_PLACE + 1) * each };
}

const districtOf = (place: number): string =>
  place < IN_SMALL_DISTRICT ? SMALL_DISTRICT : (DISTRICTS[place % DISTRICTS.length] as string);

/** Writes generated half-hourly load, one factory after the other, as CSV. @param from First day. */
export async function writeLoad(path: string, from: string, days: number): Promise<void> {
  await pipeline(Readable.from(pieces(from, days)), createWriteStream(path));
}

function* pieces(from: string, days: number): Generator<string> {
  const each = days * HALF_HOURS;
  let piece = `${LOAD_COLUMNS.map(({ name }) => name).join(",")}\n`;
  let row = 0;
  for (const { factory, at, kwh, quality } of halfHourlyLoad({ seed: SEED, factories: FACTORIES, days, from })) {
    piece += `${factory},${districtOf(Math.floor(row++ / each))},${at},${kwh},${quality}\n`;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = "";
  }
  yield piece;
}
