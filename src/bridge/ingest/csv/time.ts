import { bridgeError } from "../../model/errors.ts";
import { isTime } from "../../model/time-bounds.ts";

/** How a time column is written. `local` is `YYYY-MM-DD hh:mm[:ss[.fff]]` (a T may stand for the blank) without a zone. */
export type TimeFormat =
  | { readonly kind: "local"; readonly offset: string }
  | { readonly kind: "seconds" | "milliseconds" };

const LOCAL = /^(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3})\d*)?)?$/;

/**
 * Reads times of a column as Unix milliseconds, UTC, from 1970 to 9999. What is finer than a millisecond is cut off.
 *
 * @throws `SOURCE_CONFIG_INVALID` for an offset that is not like +08:00. What it returns throws `CSV_INVALID`.
 */
export function timeReader(format: TimeFormat): (text: string) => number {
  if (format.kind === "local") {
    const offset = offsetMinutes(format.offset);
    return (text) => bounded(localTime(text, offset), text);
  }
  const unit = format.kind === "seconds" ? 1_000 : 1;
  return (text) => {
    if (!/^\d{1,13}$/.test(text)) throw notATime(text);
    return bounded(Number(text) * unit, text);
  };
}

function offsetMinutes(offset: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(offset) ?? [];
  const total = Number(hours) * 60 + Number(minutes);
  if (sign === undefined || total > 14 * 60 || Number(minutes) > 59) {
    throw bridgeError("SOURCE_CONFIG_INVALID", `"${offset}" is not an offset such as +08:00`, { offset });
  }
  return sign === "-" ? -total : total;
}

function localTime(text: string, offset: number): number {
  const parts = LOCAL.exec(text);
  if (parts === null) throw notATime(text);
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map((part) => Number(part ?? 0)) as number[];
  const millisecond = Number((parts[7] ?? "0").padEnd(3, "0"));
  const at = Date.UTC(Number(year), Number(month) - 1, day, hour, minute, second, millisecond);
  // Date.UTC takes the 31st of February and hour 24 for what comes after them.
  const date = new Date(at);
  const same =
    date.getUTCFullYear() === year &&
    date.getUTCMonth() + 1 === month &&
    date.getUTCDate() === day &&
    date.getUTCHours() === hour &&
    date.getUTCMinutes() === minute &&
    date.getUTCSeconds() === second;
  if (!same) throw notATime(text);
  return at - offset * 60_000;
}

function bounded(at: number, text: string): number {
  if (!isTime(at)) throw notATime(text);
  return at;
}

const notATime = (text: string) =>
  bridgeError("CSV_INVALID", `"${text.slice(0, 64)}" is not a time of the column's format`);
