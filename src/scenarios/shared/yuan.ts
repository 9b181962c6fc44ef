/** An amount in yuan with its thousands apart, for people. */
export function yuan(amount: bigint): string {
  const [sign, size] = amount < 0n ? ["-", -amount] : ["", amount];
  const digits = String(size).padStart(3, "0");
  return `${sign}${digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, " ")}.${digits.slice(-2)}`;
}
