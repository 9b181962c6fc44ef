import { type Field, fieldInvalid } from "./field.ts";

const DATE = /^(\d{4}-\d\d-\d\d)(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)?$/;

/** Whether a text is a day of the calendar, YYYY-MM-DD. */
export function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** A date without its time zone, which says where it was written and not which day is meant. @throws `INVOICE_FIELD_INVALID`. */
export function readDate(field: Field): string {
  const text = field.value();
  const day = DATE.exec(text)?.[1];
  if (day !== undefined && isDay(day)) return day;
  throw fieldInvalid(field.path, text, "a date, YYYY-MM-DD");
}
