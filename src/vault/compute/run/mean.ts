import { MEAN_DECIMALS } from "../query/render.ts";

/** A sum over a count with six decimals more, without its point. Halves go to the even neighbour. */
export function mean(sum: bigint, count: bigint): bigint {
  const scaled = sum * 10n ** BigInt(MEAN_DECIMALS);
  const negative = scaled < 0n;
  const size = negative ? -scaled : scaled;
  let whole = size / count;
  const twice = 2n * (size % count);
  if (twice > count || (twice === count && whole % 2n === 1n)) whole++;
  return negative ? -whole : whole;
}
