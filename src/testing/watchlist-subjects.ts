import { residentIdCheck, usccCheck, type WatchlistSubject } from "../sdk/watchlist/model/subject.ts";
import { seeded } from "./random.ts";

const DIGITS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/** Subjects that nobody is: of the area 000000, which no place has, with right check characters. */
export function watchlistSubjects(seed: number, count: number): WatchlistSubject[] {
  const next = seeded(seed);
  const whole = (most: number) => Math.floor(next() * most);
  return Array.from({ length: count }, (_, i): WatchlistSubject => {
    if (i % 2 === 0) {
      const body = `91000000${Array.from({ length: 9 }, () => DIGITS[whole(DIGITS.length)]).join("")}`;
      return { kind: "CN-USCC", identifier: `${body}${usccCheck(body)}` };
    }
    const two = (value: number) => String(value).padStart(2, "0");
    const born = `19${two(whole(100))}${two(1 + whole(12))}${two(1 + whole(28))}`;
    const body = `000000${born}${String(whole(1000)).padStart(3, "0")}`;
    return { kind: "CN-RESIDENT-ID", identifier: `${body}${residentIdCheck(body)}` };
  });
}
