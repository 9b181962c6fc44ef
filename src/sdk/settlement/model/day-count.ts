/**
 * Interest, discount and shares in whole minor units: the mirror of contracts/libraries/DayCount.sol. How a result is rounded is in the
 * function's name. Days are actual days: the first is counted, the last is not.
 */
import { checkThat } from "../../core/check.ts";
import { checkWhole, UINT32 } from "../../core/whole.ts";
import { settlementError } from "../errors.ts";

/** How many days a year of interest has, in the order of contracts/types/Basis.sol. */
export const BASES = ["Act360", "Act365"] as const;
export type Basis = (typeof BASES)[number];

/** An interest rate a year. */
export interface Rate {
  /** Over `rateScale`. */
  readonly rate: number;
  /** 10 000 if left out: basis points. */
  readonly rateScale?: number;
  readonly basis: Basis;
}

/** An amount that is lent for some days. */
export interface Period extends Rate {
  readonly face: bigint;
  readonly days: number;
}

export const BPS = 10_000;
const UINT128 = 2n ** 128n - 1n;
const UINT160 = 2n ** 160n - 1n;

/** Days from `from` to `to`. @throws `DAYS_REVERSED`; `ARGUMENT_INVALID`. */
export function daysBetween(from: number, to: number): number {
  checkWhole("from", from, 0, UINT32);
  checkWhole("to", to, 0, UINT32);
  if (from > to) throw settlementError("DAYS_REVERSED", `day ${to} is before day ${from}`, { from, to });
  return to - from;
}

/**
 * Bank discount: simple interest on the face, deducted in advance.
 *
 * @throws `DISCOUNT_EXCEEDS_FACE`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { discountCeil } from "tallystick/settlement";
 *
 * console.log(discountCeil({ face: 100_000_000n, rate: 365, basis: "Act360", days: 90 })); // 912500n: 9125.00 of 1 000 000.00
 */
export function discountCeil(period: Period): bigint {
  const { face, days } = period;
  const discount = interestCeil(balanceDays(face, days), period);
  if (discount > face) {
    throw settlementError("DISCOUNT_EXCEEDS_FACE", `a discount of ${discount} on ${face}`, { face, discount });
  }
  return discount;
}

/** What is paid for a face under bank discount: the face less `discountCeil`. @throws as `discountCeil`. */
export function proceedsFloor(period: Period): bigint {
  return period.face - discountCeil(period);
}

/** What is paid for a face under discount to yield: what grows to the face at simple interest. @throws `ARGUMENT_INVALID`. */
export function presentValueFloor(period: Period): bigint {
  const { face, days } = period;
  const { rate, divisor } = checkRate(period);
  return (checkAmount("face", face) * divisor) / (divisor + rate * BigInt(checkWhole("days", days, 0, UINT32)));
}

/**
 * Interest products: an amount times the days that it stood. Those of several periods are added up, and interest is rounded once.
 *
 * @throws `ARGUMENT_INVALID`.
 */
export function balanceDays(amount: bigint, days: number): bigint {
  return checkAmount("amount", amount) * BigInt(checkWhole("days", days, 0, UINT32));
}

/** Simple interest on interest products. @throws `ARGUMENT_INVALID`. */
export function interestCeil(products: bigint, at: Rate): bigint {
  checkAmount("products", products, UINT160);
  const { rate, divisor } = checkRate(at);
  return (products * rate + divisor - 1n) / divisor;
}

/** Whether late interest is not due yet on day `asOf`. Once it is, it runs from `due`. @throws `ARGUMENT_INVALID`. */
export function withinGrace(due: number, graceDays: number, asOf: number): boolean {
  for (const [field, value] of Object.entries({ due, graceDays, asOf })) checkWhole(field, value, 0, UINT32);
  return asOf <= due + graceDays;
}

/** A part's share of an amount. @throws `PART_EXCEEDS_WHOLE`; `ARGUMENT_INVALID`. */
export function shareFloor(amount: bigint, part: bigint, whole: bigint): bigint {
  for (const [field, value] of Object.entries({ amount, part, whole })) checkAmount(field, value);
  checkPart(part, whole);
  return (amount * part) / whole;
}

/** What a holder has of a claim, and what became of the claim. */
export interface Holding {
  readonly balance: bigint;
  readonly redeemed: bigint;
  readonly paid: bigint;
  readonly face: bigint;
}

/**
 * What a holder can still redeem once `paid` of `face` is paid: the share by what was held at first, less what was redeemed.
 *
 * @throws `PART_EXCEEDS_WHOLE`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { entitlementFloor } from "tallystick/settlement";
 *
 * console.log(entitlementFloor({ balance: 50n, redeemed: 50n, paid: 60n, face: 100n })); // 10n
 */
export function entitlementFloor({ balance, redeemed, paid, face }: Holding): bigint {
  for (const [field, value] of Object.entries({ balance, redeemed, paid, face })) checkAmount(field, value);
  checkPart(balance + redeemed, face);
  checkPart(paid, face);
  const share = shareFloor(paid, balance + redeemed, face);
  return share > redeemed ? share - redeemed : 0n;
}

function checkPart(part: bigint, whole: bigint): void {
  if (part <= whole && whole !== 0n) return;
  throw settlementError("PART_EXCEEDS_WHOLE", `${part} is not a part of ${whole}`, { part, whole });
}

function checkAmount(field: string, value: bigint, max = UINT128): bigint {
  const ok = typeof value === "bigint" && value >= 0n && value <= max;
  checkThat(ok, field, value, `a whole number from 0 to ${max}`);
  return value;
}

/** The rate, and scale times days of a year. */
function checkRate({ rate, rateScale = BPS, basis }: Rate): { readonly rate: bigint; readonly divisor: bigint } {
  checkThat(BASES.includes(basis), "basis", basis, `one of ${BASES.join(", ")}`);
  const divisor = checkWhole("rateScale", rateScale, 1, UINT32) * (basis === "Act360" ? 360 : 365);
  return { rate: BigInt(checkWhole("rate", rate, 0, UINT32)), divisor: BigInt(divisor) };
}
