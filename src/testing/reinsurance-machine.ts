/** What treaties are counted with, by the SDK and by the contract's libraries: the golden vectors ask both. */

import { checkEventPeriods, type EventPeriod, type TimedLoss } from "../sdk/treaties/model/hours-clause.ts";
import {
  type AggregateLayer,
  aggregateExcess,
  cededFloor,
  excessWithReinstatements,
  type LayerBook,
  profitCommissionFloor,
  quotaShareFloor,
  type ReinstatedLayer,
  reinstatementPremiumFloor,
  splitByLines,
  surplusFloor,
  surplusOf,
  type TreatyYear,
} from "../sdk/treaties/model/reinsurance.ts";

type Answer<T> = T | Promise<T>;

export interface ReinsuranceMachine {
  cededFloor(
    subject: bigint,
    cessionBps: number,
    commissionBps: number,
  ): Answer<{ premium: bigint; commission: bigint }>;
  quotaShareFloor(loss: bigint, cessionBps: number, eventLimit: bigint): Answer<bigint>;
  surplusOf(sumInsured: bigint, retention: bigint, lines: number): Answer<bigint>;
  surplusFloor(amount: bigint, ceded: bigint, sumInsured: bigint): Answer<bigint>;
  excess(
    layer: ReinstatedLayer,
    book: LayerBook,
    loss: bigint,
  ): Answer<{ recovery: bigint; reinstated: bigint; book: LayerBook }>;
  aggregate(layer: AggregateLayer, book: LayerBook, loss: bigint): Answer<{ recovery: bigint; book: LayerBook }>;
  reinstatementPremium(layer: ReinstatedLayer, reinstated: bigint, day: number, termDays: number): Answer<bigint>;
  profitCommission(year: TreatyYear): Answer<{ profit: bigint; forward: bigint }>;
  split(amount: bigint, bps: readonly number[]): Answer<bigint[]>;
  checkPeriods(hours: number, recorded: readonly TimedLoss[], periods: readonly EventPeriod[]): Answer<void>;
}

export const reinsuranceBySdk: ReinsuranceMachine = {
  cededFloor,
  quotaShareFloor,
  surplusOf,
  surplusFloor,
  excess: excessWithReinstatements,
  aggregate: aggregateExcess,
  reinstatementPremium: reinstatementPremiumFloor,
  profitCommission: profitCommissionFloor,
  split: splitByLines,
  checkPeriods: checkEventPeriods,
};
