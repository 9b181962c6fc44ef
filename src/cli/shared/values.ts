import { InvalidArgumentError } from "commander";

// Readers of command-line values. What they refuse, commander reports with the option's name.

export function wholeNumber(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError("Not a whole number.");
  return Number(text);
}

export function bigNumber(text: string): bigint {
  if (!/^(0x[0-9a-fA-F]+|\d+)$/.test(text)) throw new InvalidArgumentError("Not a number.");
  return BigInt(text);
}

/** A decimal as the stored integer: exactly, or refused. */
export function storedInteger(text: string, scale: number): number {
  const [whole = "", decimals = ""] = text.split(".");
  const kept = decimals.replace(/0+$/, "");
  const value = Number(`${whole}${kept.padEnd(scale, "0")}`);
  if (kept.length <= scale && Number.isSafeInteger(value)) return value === 0 ? 0 : value;
  throw new InvalidArgumentError(`${text} does not fit ${scale} decimals.`);
}

const DAY = /^\d{4}-\d\d-\d\d$/;
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)$/;

/** The last second of "2027-01-31" in UTC, or the second of "2027-01-31T12:00Z", since 1970. */
export function time(text: string): bigint {
  const ms = Date.parse(DAY.test(text) ? `${text}T23:59:59Z` : text);
  // Date.parse takes 31 February for a day in March.
  const day = new Date(`${text.slice(0, 10)}T00:00Z`);
  const exists = !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text.slice(0, 10));
  if (!(DAY.test(text) || MOMENT.test(text)) || Number.isNaN(ms) || !exists) {
    throw new InvalidArgumentError("Not a date such as 2027-01-31, or a time such as 2027-01-31T12:00Z.");
  }
  return BigInt(Math.floor(ms / 1000));
}

const UNITS: Readonly<Record<string, number>> = { d: 86_400, h: 3_600, m: 60 };

/** "30d" in seconds. */
export function span(text: string): number {
  const [, count, unit] = /^(\d{1,6})([dhm])$/.exec(text) ?? [];
  if (count === undefined || unit === undefined) throw new InvalidArgumentError("Not a span such as 30d, 12h or 45m.");
  return Number(count) * (UNITS[unit] as number);
}

export function onOff(text: string): boolean {
  if (text !== "on" && text !== "off") throw new InvalidArgumentError("Either on or off.");
  return text === "on";
}

export function oneOf<const T extends string>(choices: readonly T[]): (text: string) => T {
  return (text) => {
    const found = choices.find((choice) => choice.toLowerCase() === text.toLowerCase());
    if (found === undefined) throw new InvalidArgumentError(`One of ${choices.join(", ")}.`);
    return found;
  };
}

/** Words of a list, separated by commas; "voting-account" for VOTING_ACCOUNT. */
export function words(text: string, known: readonly string[]): string[] {
  return text.split(",").map((word) => oneOf(known)(word.trim().replaceAll("-", "_")));
}
