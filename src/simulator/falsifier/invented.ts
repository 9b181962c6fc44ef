import type { Random } from "../random.ts";
import { withValue } from "../reading.ts";
import { ALL, changeSpan, lastDigit, type Tampering } from "./tampering.ts";

/** How often people end a made-up number with each digit, 0 to 9: five and nought are round, 1 and 9 look odd. */
const ENDINGS = [20, 5, 11, 8, 8, 19, 8, 8, 10, 3];

/** How far around the usual value somebody dares to go. */
const DARING = 0.06;

/** Numbers out of somebody's head: around the usual, liked last digits, never the same twice in a row. */
export const invented: Tampering = (stream, episode) => {
  const usual = new Map<string, { sum: number; count: number }>();
  for (const { parameter, observedAt, value } of stream) {
    if (observedAt >= episode.from || observedAt < episode.from - 86_400_000 || value === null) continue;
    const { sum, count } = usual.get(parameter) ?? { sum: 0, count: 0 };
    usual.set(parameter, { sum: sum + value, count: count + 1 });
  }
  const last = new Map<string, number>();
  return changeSpan(stream, episode, ALL, (reading) => {
    const known = usual.get(reading.parameter);
    if (!known) return undefined;
    const mean = known.sum / known.count;
    const digit = lastDigit(episode, reading.parameter);
    let value: number;
    do {
      const near = mean * (1 + DARING * episode.random.normal());
      value = Math.max(
        0,
        Math.round((Math.floor(near / (10 * digit)) * 10 + ending(episode.random)) * digit * 1e6) / 1e6,
      );
    } while (value === last.get(reading.parameter));
    last.set(reading.parameter, value);
    return withValue(reading, value, "invented");
  });
};

function ending(random: Random): number {
  let left = random.next() * ENDINGS.reduce((sum, weight) => sum + weight, 0);
  for (const [digit, weight] of ENDINGS.entries()) {
    left -= weight;
    if (left < 0) return digit;
  }
  return 0;
}
