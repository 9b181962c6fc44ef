import type { Assessor, DueState, LossState, TreatyState } from "../../sdk/treaties/model/states.ts";
import type { Decimal } from "../../sdk/treaties/model/terms-from.ts";
import type { TreatyLayer } from "../../sdk/treaties/model/treaty-layer.ts";
import type { TreatyLine } from "../../sdk/treaties/model/treaty-terms.ts";
import { amount, flag, integer, json, orNull, table, text, word } from "../store/table.ts";
import type { PlainNotice, PlainTreatyTerms } from "./plain-terms.ts";

const PLACE = { pos: integer(), block: integer(), transaction: text() } as const;

/** A layer, and what it paid so far. */
export type LayerNow = Decimal<TreatyLayer> & { readonly recovered: string; readonly reinstated: string };

/** A line, and where the treaty stands with it. */
export type LineNow = Decimal<TreatyLine> & {
  readonly written: boolean;
  readonly posted: string;
  readonly openDues: number;
};

/** Why lines are called. */
export interface Cause {
  readonly cause: "Layer" | "Account" | "Profit";
  readonly loss: string | null;
  readonly layer: number | null;
}

/** Treaties that a lead quoted. */
export const TREATY = table(
  "treaty",
  {
    treaty: word(),
    /** As it was recorded: that a bound one is in force or runs off follows from the time. */
    state: word<Exclude<TreatyState, "None" | "InForce" | "RunOff">>(),
    inception: integer(),
    expiry: integer(),
    terms: json<PlainTreatyTerms>(),
    layers: json<readonly LayerNow[]>(),
    lines: json<readonly LineNow[]>(),
    premiumPaid: amount(),
    /** Premium of all that was reinstated. */
    reinstatement: amount(),
    /** Last second for the oldest of it that is not paid. */
    reinstatementBy: integer(),
    account: amount(),
    accountAt: integer(),
    recovered: amount(),
    openLosses: integer(),
    openDues: integer(),
    /** Of the call that was told last, or is told next. */
    calling: orNull(json<Cause>()),
    commuted: orNull(json<{ readonly amount: string; readonly cancelled: string }>()),
    profit: orNull(json<{ readonly amount: string; readonly deficitForward: string }>()),
    quotedAt: integer(),
    boundAt: orNull(integer()),
    endedAt: orNull(integer()),
    ...PLACE,
  },
  ["treaty"],
  [["state"], []],
);

/** Where something happened. */
export interface At {
  readonly block: number;
  readonly time: number;
  readonly transaction: string;
}

/** A layer that was called of a loss. */
export interface CalledLayer extends At {
  readonly layer: number;
  readonly recovery: string;
  readonly reinstated: string;
  readonly premium: string;
  readonly call: string | null;
}

/** Losses that were advised. */
export const TREATY_LOSS = table(
  "treaty_loss",
  {
    loss: word(),
    treaty: word(),
    state: word<Exclude<LossState, "None">>(),
    notice: json<PlainNotice>(),
    late: flag(),
    assessor: text<Assessor>(),
    advised: amount(),
    amount: amount(),
    recovered: amount(),
    by: orNull(integer()),
    contest: orNull(json<At & { readonly by: number; readonly reason: string }>()),
    calls: json<readonly CalledLayer[]>(),
    notifiedAt: integer(),
    endedAt: orNull(integer()),
    ...PLACE,
  },
  ["loss"],
  [["treaty"], ["state"], ["treaty", "state"], []],
);

/** One line's share of a call. */
export interface ShareNow {
  readonly org: number;
  readonly state: Exclude<DueState, "None">;
  readonly amount: string;
  readonly payBy: number;
  readonly called: string;
  readonly drawn: string;
  readonly reason: string | null;
  readonly at: number | null;
}

/** What the reinsurers are called to pay together. */
export const TREATY_CALL = table(
  "treaty_call",
  {
    call: word(),
    treaty: word(),
    cause: orNull(text<Cause["cause"]>()),
    loss: orNull(word()),
    layer: orNull(integer()),
    state: word<"Open" | "Defaulted" | "Settled" | "Commuted">(),
    amount: amount(),
    payBy: integer(),
    followed: flag(),
    shares: json<readonly ShareNow[]>(),
    madeAt: integer(),
    ...PLACE,
  },
  ["call"],
  [["treaty"], ["state"], ["loss"], ["treaty", "state"], []],
);
