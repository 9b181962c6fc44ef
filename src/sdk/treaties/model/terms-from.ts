import { readAmounts } from "../../core/json/json-amounts.ts";
import { fromCalendarId } from "../../settlement/model/calendar-id.ts";
import type { LossItem, LossNotice } from "./loss-notice.ts";
import { LAYER_KINDS, wordOf } from "./states.ts";
import type { TreatyLayer } from "./treaty-layer.ts";
import type { TreatyInstalment, TreatyLine, TreatyTerms } from "./treaty-terms.ts";

type Counts =
  | "cedent"
  | "arbiter"
  | "boundBy"
  | "inception"
  | "expiry"
  | "runOffUntil"
  | "windowHours"
  | "noticeDays"
  | "assessDays"
  | "payDays"
  | "accountDays"
  | "profitBps"
  | "expenseBps";
type LayerCounts = "reinstatements" | "surplusLines" | "cessionBps" | "commissionBps" | "reinstatementBps";
type OnChain<T, Names extends keyof T> = Omit<T, Names> & Readonly<Record<Names, bigint>>;

export type LayerStruct = OnChain<TreatyLayer, LayerCounts | "kind">;

/** Terms as the contract's event gives them. */
export type TreatyStruct = Omit<OnChain<TreatyTerms, Counts>, "layers" | "lines" | "instalments"> & {
  readonly layers: readonly LayerStruct[];
  readonly lines: readonly OnChain<TreatyLine, "org" | "bps">[];
  readonly instalments: readonly OnChain<TreatyInstalment, "dueBy">[];
};

/** A notice as the contract's event gives it: `keys` by its place, as ethers' results have a method of that name. */
export type NoticeStruct = Omit<OnChain<LossNotice, "startsAt" | "inuring" | "deadline">, "keys" | "items"> & {
  readonly 5: readonly string[];
  readonly items: readonly OnChain<LossItem, "happenedAt" | "attachedAt">[];
};

/** A layer of what the chain says. */
export function layerFrom(struct: LayerStruct): TreatyLayer {
  return {
    kind: wordOf(LAYER_KINDS, struct.kind),
    reinstatements: Number(struct.reinstatements),
    surplusLines: Number(struct.surplusLines),
    proRataTime: struct.proRataTime,
    cessionBps: Number(struct.cessionBps),
    commissionBps: Number(struct.commissionBps),
    reinstatementBps: Number(struct.reinstatementBps),
    premium: struct.premium,
    limit: struct.limit,
    retention: struct.retention,
    aggregateRetention: struct.aggregateRetention,
    aggregateLimit: struct.aggregateLimit,
  };
}

/** Terms of what an event says. */
export function termsFrom(struct: TreatyStruct): TreatyTerms {
  return {
    cedent: Number(struct.cedent),
    cedentAccount: struct.cedentAccount,
    arbiter: Number(struct.arbiter),
    cash: struct.cash,
    boundBy: Number(struct.boundBy),
    inception: Number(struct.inception),
    expiry: Number(struct.expiry),
    runOffUntil: Number(struct.runOffUntil),
    risksAttaching: struct.risksAttaching,
    windowHours: Number(struct.windowHours),
    noticeDays: Number(struct.noticeDays),
    assessDays: Number(struct.assessDays),
    payDays: Number(struct.payDays),
    accountDays: Number(struct.accountDays),
    cashCallAt: struct.cashCallAt,
    authority: struct.authority,
    profitBps: Number(struct.profitBps),
    expenseBps: Number(struct.expenseBps),
    deficit: struct.deficit,
    calendar: fromCalendarId(struct.calendar),
    inuring: struct.inuring,
    number: struct.number,
    wording: struct.wording,
    layers: struct.layers.map(layerFrom),
    lines: struct.lines.map(({ org, account, bps, collateral }) => ({
      org: Number(org),
      account,
      bps: Number(bps),
      collateral,
    })),
    instalments: struct.instalments.map(({ dueBy, amount }) => ({ dueBy: Number(dueBy), amount })),
  };
}

/** A notice of what an event says. */
export function noticeFrom(struct: NoticeStruct): LossNotice {
  return {
    treaty: struct.treaty,
    number: struct.number,
    startsAt: Number(struct.startsAt),
    inuring: Number(struct.inuring),
    bordereau: struct.bordereau,
    keys: [...struct[5]],
    items: struct.items.map(({ happenedAt, attachedAt, amount, sumInsured }) => ({
      happenedAt: Number(happenedAt),
      attachedAt: Number(attachedAt),
      amount,
      sumInsured,
    })),
    deadline: Number(struct.deadline),
  };
}

/** The same with whole numbers in decimal, as JSON has them. */
export type Decimal<T> = T extends bigint
  ? string
  : T extends readonly (infer Each)[]
    ? readonly Decimal<Each>[]
    : T extends object
      ? { readonly [K in keyof T]: Decimal<T[K]> }
      : T;

const AMOUNTS: ReadonlySet<string> = new Set([
  "amount",
  "collateral",
  "cashCallAt",
  "authority",
  "deficit",
  "premium",
  "limit",
  "retention",
  "aggregateRetention",
  "aggregateLimit",
]);

/** Terms of what an indexer says. */
export const termsOf = (terms: Decimal<TreatyTerms>): TreatyTerms => readAmounts(terms, AMOUNTS) as TreatyTerms;
