/** A stored integer as people write it: 833 with scale 2 is "8.33". */
export function decimalText(value: number | bigint, scale: number): string {
  const digits = String(value)
    .replace("-", "")
    .padStart(scale + 1, "0");
  const whole = digits.slice(0, digits.length - scale);
  return `${value < 0 ? "-" : ""}${whole}${scale > 0 ? `.${digits.slice(-scale)}` : ""}`;
}
