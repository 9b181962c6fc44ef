const DAY = 86_400_000;

/** Days since 1970-01-01 of a text such as 2024-01-31; undefined if it is not the text of a day. */
export function contentDate(text: string): bigint | undefined {
  const milliseconds = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(milliseconds) || new Date(milliseconds).toISOString().slice(0, 10) !== text) return undefined;
  return BigInt(milliseconds / DAY);
}

/** Microseconds since 1970 of a text such as 2024-01-31T12:30:00.000000Z; undefined if it is not the text of a time. */
export function contentTime(text: string): bigint | undefined {
  const [, seconds = "", fraction = ""] = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})\.(\d{6})Z$/.exec(text) ?? [];
  const milliseconds = seconds === "" ? Number.NaN : Date.parse(`${seconds}Z`);
  if (Number.isNaN(milliseconds) || new Date(milliseconds).toISOString().slice(0, 19) !== seconds) return undefined;
  return BigInt(milliseconds) * 1_000n + BigInt(fraction);
}
