const UNITS = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
] as const;

/** A length of time in its largest unit, rounded down: what matters is whether it is seconds or days. Never less than nothing. */
export function ageText(seconds: number, language: string): string {
  const length = Math.max(0, Math.floor(seconds));
  const [unit, size] = UNITS.find(([, size]) => length >= size) ?? (["second", 1] as const);
  const format = new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" });
  return format.format(Math.floor(length / size));
}
