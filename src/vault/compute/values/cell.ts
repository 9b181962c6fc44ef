import type { ColumnType } from "./type.ts";

/**
 * A value as it is computed with: integers, decimals without their point, days and microseconds since 1970 as bigint.
 */
export type Cell = null | boolean | bigint | string;

const DAY = 86_400_000n;
const MICROSECONDS = 1_000n;

/** The one text of a value that is not empty. Dates and times as in RFC 3339, UTC, with six decimals. */
export function cellText(type: ColumnType, cell: boolean | bigint | string): string {
  if (typeof cell !== "bigint") return String(cell);
  switch (type.name) {
    case "decimal":
      return decimalText(cell, type.scale);
    case "date":
      return isoOf(cell * DAY).slice(0, 10);
    case "timestamp": {
      const micros = ((cell % MICROSECONDS) + MICROSECONDS) % MICROSECONDS;
      const iso = isoOf((cell - micros) / MICROSECONDS);
      return `${iso.slice(0, -1)}${String(micros).padStart(3, "0")}Z`;
    }
    default:
      return String(cell);
  }
}

/** Years have four digits: what is outside has no text. */
function isoOf(milliseconds: bigint): string {
  const iso = new Date(Number(milliseconds)).toISOString();
  if (iso.length !== 24) throw new RangeError(`${iso} is not of a year of four digits`);
  return iso;
}

function decimalText(unscaled: bigint, scale: number): string {
  const digits = String(unscaled < 0n ? -unscaled : unscaled).padStart(scale + 1, "0");
  const point = digits.length - scale;
  return `${unscaled < 0n ? "-" : ""}${digits.slice(0, point)}${scale > 0 ? `.${digits.slice(point)}` : ""}`;
}
