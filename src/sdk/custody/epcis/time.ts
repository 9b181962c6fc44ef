const TIME = /^(\d{4}-(\d\d)-(\d\d))T(\d\d):(\d\d):(\d\d)(?:\.(\d+))?(Z|([+-])(\d\d):(\d\d))$/i;

/** Milliseconds since 1970, rounded half up at the fourth digit. NaN when it is no RFC 3339 time; leap seconds are none. */
function millisecondsOf(text: string): number {
  const found = TIME.exec(text);
  if (!found) return Number.NaN;
  const [, date, , day, hour, minute, second, fraction = "", , sign, zoneHour = 0, zoneMinute = 0] = found;
  const midnight = new Date(`${date}T00:00:00Z`);
  // A day that the month does not have is taken for one of the next month.
  if (midnight.getUTCDate() !== Number(day)) return Number.NaN;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return Number.NaN;
  if (Number(zoneHour) > 23 || Number(zoneMinute) > 59) return Number.NaN;
  const zone = (Number(zoneHour) * 60 + Number(zoneMinute)) * (sign === "-" ? -1 : 1);
  const digits = fraction.padEnd(4, "0");
  const milliseconds = Number(digits.slice(0, 3)) + (Number(digits[3]) >= 5 ? 1 : 0);
  return (
    midnight.getTime() + ((Number(hour) * 60 + Number(minute) - zone) * 60 + Number(second)) * 1_000 + milliseconds
  );
}

/** Whether a value is a time with its zone, as RFC 3339 writes one. */
export function isTime(value: unknown): boolean {
  return typeof value === "string" && !Number.isNaN(millisecondsOf(value));
}

/** A time in UTC with three digits of its second: "2026-01-05T00:30:00.000Z". What is no time stays as it is. */
export function utcTime(text: string): string {
  const milliseconds = millisecondsOf(text);
  return Number.isNaN(milliseconds) ? text : new Date(milliseconds).toISOString();
}
