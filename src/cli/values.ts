import { InvalidArgumentError } from "commander";
import { DUTIES, type Duty } from "../sdk/members/model/duties.ts";
import { ROLES, type Role } from "../sdk/members/model/roles.ts";
import { oneLine } from "./printable.ts";

// Readers of command-line values. What they refuse, commander reports with the option's name.

/** "maker,checker" */
export function duties(text: string): Duty[] {
  return words(text, Object.keys(DUTIES)) as Duty[];
}

/** "bank,insurer"; the empty text is no role. */
export function roles(text: string): Role[] {
  return text === "" ? [] : (words(text, Object.keys(ROLES)) as Role[]);
}

export function wholeNumber(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError("Not a whole number.");
  return Number(text);
}

export function bigNumber(text: string): bigint {
  if (!/^(0x[0-9a-fA-F]+|\d+)$/.test(text)) throw new InvalidArgumentError("Not a number.");
  return BigInt(text);
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

/** Unix milliseconds as people read them. */
export function showMoment(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
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

function words(text: string, known: readonly string[]): string[] {
  return text.split(",").map((word) => oneOf(known)(word.trim().replaceAll("-", "_")));
}

/** A second as people read it; `none` for 0. */
export function showTime(seconds: bigint, none = "without end"): string {
  return seconds === 0n ? none : new Date(Number(seconds) * 1000).toISOString().replace(".000Z", "Z");
}

/** Rows under headings, as wide as their widest cell. */
export function table(headings: readonly string[], rows: readonly (readonly unknown[])[]): string {
  const cells = [headings, ...rows.map((row) => row.map((cell) => oneLine(String(cell))))];
  const widths = headings.map((_, i) => Math.max(...cells.map((row) => (row[i] ?? "").length)));
  return cells
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
