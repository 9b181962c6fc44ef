import { checkThat } from "../../core/check.ts";
import { checkWhole } from "../../core/whole.ts";
import { checkAmount } from "../../settlement/model/amount.ts";
import { MOST } from "./limits.ts";
import { LAYER_KINDS, type LayerKind } from "./states.ts";

/** What a treaty pays of a loss. */
export interface TreatyLayer {
  readonly kind: LayerKind;
  /** ExcessOfLoss: how many times its limit is reinstated, 8 at most. */
  readonly reinstatements: number;
  /** Surplus: how many of the cedent's lines are ceded at most. */
  readonly surplusLines: number;
  /** Whether the premium of a reinstatement is less by the part of the term that has passed. */
  readonly proRataTime: boolean;
  /** QuotaShare: the part that is ceded. */
  readonly cessionBps: number;
  /** What of the ceded premium the cedent keeps. */
  readonly commissionBps: number;
  /** ExcessOfLoss: premium of a reinstated limit, in parts of the layer's premium. */
  readonly reinstatementBps: number;
  /** QuotaShare: the premium of what is reinsured. Otherwise the layer's own. */
  readonly premium: bigint;
  /** Most of one event; for QuotaShare 0 is none. */
  readonly limit: bigint;
  /** What the cedent keeps: of an event; of a risk, for Surplus. */
  readonly retention: bigint;
  readonly aggregateRetention: bigint;
  /** Most of all events. Of ExcessOfLoss it is the limit and its reinstatements. */
  readonly aggregateLimit: bigint;
}

/** A layer in which what it does not need is left out: nothing; and for ExcessOfLoss its aggregate limit, which follows. */
export type TreatyLayerDraft = Pick<TreatyLayer, "kind"> & Partial<TreatyLayer>;

/** Fields of the contract's struct. */
export const LAYER_FIELDS: readonly (readonly [name: string, type: string])[] = [
  ["kind", "uint8"],
  ["reinstatements", "uint8"],
  ["surplusLines", "uint8"],
  ["proRataTime", "bool"],
  ["cessionBps", "uint16"],
  ["commissionBps", "uint16"],
  ["reinstatementBps", "uint16"],
  ["premium", "uint64"],
  ["limit", "uint64"],
  ["retention", "uint64"],
  ["aggregateRetention", "uint64"],
  ["aggregateLimit", "uint64"],
];

/** A layer with what a draft left out. */
export function completeLayer(draft: TreatyLayerDraft): TreatyLayer {
  const { limit = 0n, reinstatements = 0 } = draft;
  const all = draft.kind === "ExcessOfLoss" ? limit * BigInt(reinstatements + 1) : 0n;
  return {
    reinstatements,
    surplusLines: 0,
    proRataTime: false,
    cessionBps: 0,
    commissionBps: 0,
    reinstatementBps: 0,
    premium: 0n,
    limit,
    retention: 0n,
    aggregateRetention: 0n,
    aggregateLimit: all,
    ...draft,
  };
}

/** A layer as the contract takes it. @throws `ARGUMENT_INVALID`. */
export function toLayerStruct(name: string, layer: TreatyLayer) {
  const kind = LAYER_KINDS.indexOf(layer.kind);
  checkThat(kind >= 0, `${name}.kind`, layer.kind, `one of ${LAYER_KINDS.join(", ")}`);
  const amount = (field: "premium" | "limit" | "retention" | "aggregateRetention" | "aggregateLimit") =>
    checkAmount(`${name}.${field}`, layer[field], 0n, MOST);
  return {
    kind,
    reinstatements: checkWhole(`${name}.reinstatements`, layer.reinstatements, 0, 8),
    surplusLines: checkWhole(`${name}.surplusLines`, layer.surplusLines, 0, 100),
    proRataTime: layer.proRataTime,
    cessionBps: checkWhole(`${name}.cessionBps`, layer.cessionBps, 0, 10_000),
    commissionBps: checkWhole(`${name}.commissionBps`, layer.commissionBps, 0, 10_000),
    reinstatementBps: checkWhole(`${name}.reinstatementBps`, layer.reinstatementBps, 0, 20_000),
    premium: amount("premium"),
    limit: amount("limit"),
    retention: amount("retention"),
    aggregateRetention: amount("aggregateRetention"),
    aggregateLimit: amount("aggregateLimit"),
  };
}
