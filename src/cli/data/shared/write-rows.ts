import { type ContentSchema, columnsOf } from "../../../sdk/data/model/content/schema.ts";
import type { ContentValue } from "../../../sdk/data/model/content/value.ts";

/** The header of a CSV file; nothing for a content that is no table. */
export const headerOf = (schema: ContentSchema, columns: readonly string[] | undefined): string | undefined =>
  schema.kind === "table" ? `${shown(schema, columns).map(quoted).join(",")}\n` : undefined;

const shown = (schema: ContentSchema, columns: readonly string[] | undefined) =>
  columnsOf(schema)
    .map(({ name }) => name)
    .filter((name) => columns?.includes(name) ?? true);

/** A row as a line of CSV. */
export const lineOf = (values: readonly (ContentValue | undefined)[], schema: ContentSchema): string => {
  const types = columnsOf(schema).map(({ type }) => type);
  const fields = values.flatMap((value, n) => (value === undefined ? [] : [fieldOf(value, types[n] ?? "text")]));
  return `${fields.join(",")}\n`;
};

/** Days, and microseconds, as people write them. */
function fieldOf(value: ContentValue, type: string): string {
  if (value === null) return "";
  if (value instanceof Uint8Array) return Buffer.from(value).toString("hex");
  if (type === "date") return new Date(Number(value) * 86_400_000).toISOString().slice(0, 10);
  if (type === "timestamp") {
    const [seconds, micros] = [BigInt(value) / 1_000_000n, BigInt(value) % 1_000_000n];
    const whole = new Date(Number(micros < 0n ? seconds - 1n : seconds) * 1_000).toISOString().slice(0, 19);
    const part = micros === 0n ? "" : `.${String((micros + 1_000_000n) % 1_000_000n).padStart(6, "0")}`;
    return `${whole}${part}Z`;
  }
  // An empty field without quotes is null.
  return quoted(String(value));
}

const quoted = (text: string) => (text === "" || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
