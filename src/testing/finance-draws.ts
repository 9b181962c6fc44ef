/** Random calls: what the SDK answers, and the bytes that ask the contracts the same. */
import { isTallyError } from "../lib/errors.ts";
import { CN_BANK } from "../sdk/settlement/calendars/cn-bank.ts";
import * as calendar from "../sdk/settlement/model/bank-calendar.ts";
import * as count from "../sdk/settlement/model/day-count.ts";
import { seeded } from "./random.ts";

/** One call, as words after the selector, and the SDK's answer: a number, or a code. */
export interface FinanceDraw {
  readonly words: readonly (bigint | number)[];
  readonly answer: bigint | string;
}

/** Draws for one method of one of the contracts. Those of calendars take the calendar's id first, which is left out here. */
export interface FinanceDrawer {
  readonly contract: "calendars" | "reader";
  readonly method: string;
  draw(random: FinanceRandom): FinanceDraw;
}

/** Numbers as they go wrong: of every length, and often at an edge. */
export interface FinanceRandom {
  below(limit: number): number;
  amount(max?: bigint): bigint;
  /** Near the years 2024 to 2026, which are loaded. */
  day(): number;
  rate(): count.Rate;
}

const UINT128 = 2n ** 128n - 1n;
const FIRST_DAY = 19_723;

export function financeRandom(seed: number): FinanceRandom {
  const next = seeded(seed);
  const below = (limit: number) => Math.floor(next() * limit);
  const amount = (max = UINT128) => {
    if (max === 0n) return 0n;
    const edge = below(16);
    if (edge < 3) return [0n, 1n, max][edge] as bigint;
    let value = 0n;
    for (let i = 0; i < 4; i++) value = (value << 32n) | BigInt(below(2 ** 32));
    return (value >> BigInt(below(128))) % (max + 1n);
  };
  const rate = () => {
    const rateScale = [10_000, 10_000, 1_000_000, 1 + below(2 ** 32 - 1)][below(4)] as number;
    return {
      rate: below(below(8) === 0 ? 2 ** 32 : rateScale),
      rateScale,
      basis: count.BASES[below(2)] as count.Basis,
    };
  };
  return { below, amount, day: () => FIRST_DAY - 3 + below(1096 + 6), rate };
}

const answerOf = (act: () => bigint | number): bigint | string => {
  try {
    return BigInt(act());
  } catch (error) {
    if (isTallyError(error)) return error.code;
    throw error;
  }
};

const rateWords = ({ rate, rateScale = count.BPS, basis }: count.Rate) => [rate, rateScale, count.BASES.indexOf(basis)];

const ofPeriod = (method: string, compute: (period: count.Period) => bigint): FinanceDrawer => ({
  contract: "reader",
  method,
  draw(random) {
    const [face, at] = [random.amount(), random.rate()];
    const days = random.below(random.below(8) === 0 ? 2 ** 32 : 400);
    return { words: [face, ...rateWords(at), days], answer: answerOf(() => compute({ ...at, face, days })) };
  },
});

const interest: FinanceDrawer = {
  contract: "reader",
  method: "interestCeil",
  draw(random) {
    const [products, at] = [random.amount(2n ** 160n - 1n), random.rate()];
    return { words: [products, ...rateWords(at)], answer: answerOf(() => count.interestCeil(products, at)) };
  },
};

const entitlement: FinanceDrawer = {
  contract: "reader",
  method: "entitlementFloor",
  draw(random) {
    const face = random.amount();
    // Mostly parts of the face, sometimes anything.
    const within = random.below(8) === 0 ? UINT128 : face;
    const [balance, redeemed, paid] = [random.amount(within), random.amount(within >> 1n), random.amount(within)];
    const holding = { balance, redeemed, paid, face };
    return { words: [balance, redeemed, paid, face], answer: answerOf(() => count.entitlementFloor(holding)) };
  },
};

type OfDays = (of: calendar.BankCalendar, day: number, n: number) => bigint | number;

const ofDays = (method: string, compute: OfDays): FinanceDrawer => ({
  contract: "calendars",
  method,
  draw(random) {
    const [day, n] = [random.day(), random.below(20)];
    return { words: [day, n], answer: answerOf(() => compute(CN_BANK, day, n)) };
  },
});

const rolled: FinanceDrawer = {
  contract: "calendars",
  method: "roll",
  draw(random) {
    const [day, at] = [random.day(), random.below(calendar.CONVENTIONS.length)];
    const convention = calendar.CONVENTIONS[at] as calendar.Convention;
    return { words: [day, at], answer: answerOf(() => calendar.roll(CN_BANK, day, convention)) };
  },
};

const effective: FinanceDrawer = {
  contract: "calendars",
  method: "effectiveDay",
  draw(random) {
    const time = random.day() * 86_400 + random.below(86_400);
    const closesAt = random.below(86_401);
    return { words: [time, closesAt], answer: answerOf(() => calendar.effectiveDay(CN_BANK, time, closesAt)) };
  },
};

/** Every method by which money or a deadline is computed. */
export const FINANCE_DRAWERS: readonly FinanceDrawer[] = [
  ofPeriod("discountCeil", count.discountCeil),
  ofPeriod("proceedsFloor", count.proceedsFloor),
  ofPeriod("presentValueFloor", count.presentValueFloor),
  interest,
  entitlement,
  ofDays("addBankingDays", calendar.addBankingDays),
  ofDays("subtractBankingDays", calendar.subtractBankingDays),
  ofDays("cutoffOf", calendar.cutoffOf),
  rolled,
  effective,
];
