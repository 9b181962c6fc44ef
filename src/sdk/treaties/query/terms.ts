import {
  ADDRESS,
  AMOUNT,
  about,
  BOOLEAN,
  BYTES32,
  listOf,
  ORG,
  objectOf,
  TEXT,
  TIME,
  WHOLE,
  wordOf,
} from "../../core/json/json-schema.ts";
import { LAYER_KINDS } from "../model/states.ts";

export const MONEY = about(AMOUNT, "In minor units of the cash");
const BPS = about(WHOLE, "In basis points");

const LAYER = {
  kind: wordOf(LAYER_KINDS),
  reinstatements: about(WHOLE, "ExcessOfLoss: how many times its limit is reinstated"),
  surplusLines: about(WHOLE, "Surplus: how many of the cedent's lines are ceded at most"),
  proRataTime: about(BOOLEAN, "Whether the premium of a reinstatement is less by the part of the term that has passed"),
  cessionBps: about(WHOLE, "QuotaShare: the part that is ceded, in basis points"),
  commissionBps: about(WHOLE, "What of the ceded premium the cedent keeps, in basis points"),
  reinstatementBps: about(WHOLE, "Premium of a reinstated limit, in basis points of the layer's premium"),
  premium: about(AMOUNT, "QuotaShare: the premium of what is reinsured; otherwise the layer's own"),
  limit: about(AMOUNT, "Most of one event; for QuotaShare 0 is none"),
  retention: about(AMOUNT, "What the cedent keeps: of an event; of a risk, for Surplus"),
  aggregateRetention: MONEY,
  aggregateLimit: about(AMOUNT, "Most of all events; of ExcessOfLoss the limit and its reinstatements"),
};

const LINE = {
  org: ORG,
  account: about(ADDRESS, "Account that gets premium, and collateral back"),
  bps: about(WHOLE, "All lines together are exactly 10000"),
  collateral: about(AMOUNT, "What it posts before the treaty is bound"),
};

/** What cedent and reinsurers agree. */
export const TERMS = objectOf({
  cedent: ORG,
  cedentAccount: ADDRESS,
  arbiter: about(ORG, "Decides what is contested and disputed"),
  cash: ADDRESS,
  boundBy: about(TIME, "Last second in which it is bound"),
  inception: TIME,
  expiry: about(TIME, "Last second of its term"),
  runOffUntil: about(TIME, "Last second in which a loss is advised"),
  risksAttaching: about(BOOLEAN, "Losses of risks that attach inside the term; else losses that happen inside it"),
  windowHours: about(WHOLE, "Hours clause: all losses of an event lie within so many hours; 0 for none"),
  noticeDays: about(WHOLE, "A loss that is advised more days later is flagged as late"),
  assessDays: about(WHOLE, "Banking days in which the lead answers an advice"),
  payDays: about(WHOLE, "Banking days in which a call is paid"),
  accountDays: about(WHOLE, "Days between accounts"),
  cashCallAt: about(AMOUNT, "A recovery from this on is called at once"),
  authority: about(AMOUNT, "Recoveries up to this bind the followers by the lead's word"),
  profitBps: BPS,
  expenseBps: BPS,
  deficit: about(AMOUNT, "Brought forward from the year before"),
  calendar: TEXT,
  inuring: about(BYTES32, "The treaty of the cedent that pays first; zero for none"),
  number: BYTES32,
  wording: about(BYTES32, "Root of the salted documents of the contract"),
  layers: listOf(objectOf(LAYER)),
  lines: about(listOf(objectOf(LINE)), "The first is the lead's"),
  instalments: listOf(objectOf({ dueBy: about(TIME, "Last second in which it is paid"), amount: MONEY })),
});

/** A layer, and what it paid so far. */
export const LAYER_NOW = objectOf({
  ...LAYER,
  recovered: about(AMOUNT, "What it paid so far"),
  reinstated: about(AMOUNT, "What of its limit was reinstated so far"),
});

/** A line, and where the treaty stands with it. */
export const LINE_NOW = objectOf({
  ...LINE,
  written: about(BOOLEAN, "Whether it signed"),
  posted: about(AMOUNT, "What it posted, and nobody drew"),
  openDues: about(WHOLE, "Calls that wait for it"),
});
