/** What is ceded, recovered and reinstated, in whole minor units: as the contract counts it. Everything is rounded down once, of the exact fraction. */

/** Basis points of a whole. */
const WHOLE = 10_000n;

/** What a layer says that its recoveries depend on. */
export interface ExcessLayer {
  /** What the cedent keeps of an event. */
  readonly retention: bigint;
  /** Most of one event. */
  readonly limit: bigint;
}

export interface ReinstatedLayer extends ExcessLayer {
  readonly reinstatements: number;
  /** Premium of a reinstated limit, in parts of the layer's premium. */
  readonly reinstatementBps: number;
  readonly premium: bigint;
  /** Whether it is less by the part of the term that has passed. */
  readonly proRataTime: boolean;
}

export interface AggregateLayer extends ExcessLayer {
  readonly aggregateRetention: bigint;
  readonly aggregateLimit: bigint;
}

/** What a layer paid so far. */
export interface LayerBook {
  /** Aggregate: the sum of what was beyond the retention. */
  readonly losses: bigint;
  readonly recovered: bigint;
  readonly reinstated: bigint;
}

/** Nothing was paid. */
export const EMPTY_BOOK: LayerBook = { losses: 0n, recovered: 0n, reinstated: 0n };

/** A part of an amount in basis points. */
export const partFloor = (amount: bigint, bps: number): bigint => (amount * BigInt(bps)) / WHOLE;

/** What is ceded of a premium, and what of that the cedent keeps. */
export function cededFloor(subject: bigint, cessionBps: number, commissionBps: number) {
  const premium = partFloor(subject, cessionBps);
  return { premium, commission: partFloor(premium, commissionBps) };
}

/** What a quota share pays of a loss; an event limit of 0 is none. */
export function quotaShareFloor(loss: bigint, cessionBps: number, eventLimit: bigint): bigint {
  const recovery = partFloor(loss, cessionBps);
  return eventLimit === 0n ? recovery : least(recovery, eventLimit);
}

/** What of a risk is beyond the cedent's line, up to so many such lines. */
export function surplusOf(sumInsured: bigint, retention: bigint, lines: number): bigint {
  return sumInsured <= retention ? 0n : least(sumInsured - retention, retention * BigInt(lines));
}

/** The part of premium or loss that is ceded of a risk. */
export const surplusFloor = (amount: bigint, ceded: bigint, sumInsured: bigint): bigint =>
  (amount * ceded) / sumInsured;

/** What of an event is beyond the retention, up to the limit. */
export const excessOf = (loss: bigint, { retention, limit }: ExcessLayer): bigint =>
  loss <= retention ? 0n : least(loss - retention, limit);

/** What a layer pays of an event, with what is left of its limit and of its reinstatements; and its book after it. */
export function excessWithReinstatements(layer: ReinstatedLayer, book: LayerBook, loss: bigint) {
  const again = layer.limit * BigInt(layer.reinstatements);
  const recovery = least(excessOf(loss, layer), layer.limit + again - book.recovered);
  const reinstated = least(recovery, again - book.reinstated);
  const after = { ...book, recovered: book.recovered + recovery, reinstated: book.reinstated + reinstated };
  return { recovery, reinstated, book: after };
}

/** What an event adds to what is beyond the aggregate retention, up to the aggregate limit; and the book after it. */
export function aggregateExcess(layer: AggregateLayer, book: LayerBook, loss: bigint) {
  const losses = book.losses + excessOf(loss, layer);
  const whole = excessOf(losses, { retention: layer.aggregateRetention, limit: layer.aggregateLimit });
  return { recovery: whole - book.recovered, book: { ...book, losses, recovered: whole } };
}

/** Premium of what is reinstated. `day`: full days of the term before the event. */
export function reinstatementPremiumFloor(
  layer: ReinstatedLayer,
  reinstated: bigint,
  day: number,
  termDays: number,
): bigint {
  const product = reinstated * BigInt(layer.reinstatementBps) * layer.premium;
  const divisor = layer.limit * WHOLE;
  return layer.proRataTime ? (product * BigInt(termDays - day)) / (divisor * BigInt(termDays)) : product / divisor;
}

/** A year of a treaty, for its profit commission. */
export interface TreatyYear {
  readonly premium: bigint;
  readonly losses: bigint;
  readonly commission: bigint;
  readonly expenseBps: number;
  readonly profitBps: number;
  /** Brought forward. */
  readonly deficit: bigint;
}

/** What reinsurers pay of their profit, and what of a deficit the next year has. */
export function profitCommissionFloor(year: TreatyYear): { readonly profit: bigint; readonly forward: bigint } {
  const costs = year.losses + year.commission + partFloor(year.premium, year.expenseBps) + year.deficit;
  if (year.premium > costs) return { profit: partFloor(year.premium - costs, year.profitBps), forward: 0n };
  return { profit: 0n, forward: costs - year.premium };
}

/** Shares of an amount by lines: each rounded down, and the rest to the first, the lead. */
export function splitByLines(amount: bigint, bps: readonly number[]): bigint[] {
  const others = bps.slice(1).map((each) => partFloor(amount, each));
  return bps.length === 0 ? [] : [others.reduce((rest, each) => rest - each, amount), ...others];
}

function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
