/** Arrival of the reading numbered `seq`. */
export type ArrivalTimeOf = (seq: number) => number | Promise<number>;

/**
 * First and last number of a station's readings received within a span of time, both ends included; `first > last` where there
 * is none. Arrivals never run backwards along the sequence, so a binary search needs no index that every reading would
 * have to pay for.
 */
export async function arrivalSpan(
  lastSeq: number,
  from: number,
  to: number,
  timeOf: ArrivalTimeOf,
): Promise<{ first: number; last: number }> {
  const first = await firstWhere(lastSeq, timeOf, (time) => time >= from);
  return { first, last: (await firstWhere(lastSeq, timeOf, (time) => time > to)) - 1 };
}

/** The smallest number whose time passes a test that all later ones pass too; `lastSeq + 1` where none does. */
async function firstWhere(lastSeq: number, timeOf: ArrivalTimeOf, test: (time: number) => boolean): Promise<number> {
  let [low, high] = [1, lastSeq + 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (test(await timeOf(middle))) high = middle;
    else low = middle + 1;
  }
  return low;
}
