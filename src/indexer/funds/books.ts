import { balanceDays, BPS, daysBetween, interestCeil } from "../../sdk/settlement/model/day-count.ts";
import type { RowOf } from "../store/table.ts";
import type { FACILITY } from "./tables.ts";

export type Facility = RowOf<typeof FACILITY>;

const DAY = 86_400;

/** The facility's local day at a second. */
export const dayOf = ({ utcOffset }: Pick<Facility, "utcOffset">, time: number): number =>
  Math.floor((time + utcOffset) / DAY);

export const plus = (a: string, b: string): string => `${BigInt(a) + BigInt(b)}`;
export const minus = (a: string, b: string): string => `${BigInt(a) - BigInt(b)}`;

const productsOn = ({ principal, products, interestFrom }: Facility, day: number): bigint =>
  BigInt(products) + balanceDays(BigInt(principal), daysBetween(interestFrom, day));

/** The same, with the interest products up to a day, before its principal changes. */
export const accrued = (facility: Facility, time: number): Facility => {
  const interestFrom = dayOf(facility, time);
  return { ...facility, products: `${productsOn(facility, interestFrom)}`, interestFrom };
};

/** What of the interest up to a day is not paid: rounded up once for the whole life of a facility. */
export const interestOn = (facility: Facility, day: number): string => {
  const at = { rate: facility.terms.rate, rateScale: BPS, basis: "Act360" } as const;
  return minus(`${interestCeil(productsOn(facility, day), at)}`, facility.interestPaid);
};

/** The same, with another amount taken of a line of its budget. */
export const withTaken = (facility: Facility, purpose: string, change: (taken: string) => string): Facility => ({
  ...facility,
  lines: facility.lines.map((line) => (line.purpose === purpose ? { ...line, taken: change(line.taken) } : line)),
});
