/** A decimal text of whole minor units as people read it: 1234567 with scale 2 is "12 345.67". Its digits are exact, however many. */
export function groupDigits(minor: string, scale = 0): string {
  const negative = minor.startsWith("-");
  const digits = (negative ? minor.slice(1) : minor).padStart(scale + 1, "0");
  const whole = digits.slice(0, digits.length - scale).replace(/\B(?=(\d{3})+$)/g, "\u202f");
  return `${negative ? "−" : ""}${whole}${scale > 0 ? `.${digits.slice(-scale)}` : ""}`;
}
