import { amountText, readAmounts, writeAmounts } from "../../core/json/json-amounts.ts";
import { address, bytes32, type Form, hex, is, list, object, text, uint } from "../../core/json/json-form.ts";
import { parseJson } from "../../core/json/parse-json.ts";
import type { DualApproval } from "../../members/model/dual-approval.ts";
import { treatiesError } from "../errors.ts";
import { completeLoss, type LossDraft, type LossNotice, toNoticeStruct } from "./loss-notice.ts";
import { completeTreaty, type TreatyDraft, type TreatyTerms, toTreatyStruct } from "./treaty-terms.ts";

const amount = amountText(20);
const flag = is((value) => typeof value === "boolean", "true or false");

const LAYER = object(
  { kind: text },
  {
    reinstatements: uint(8),
    surplusLines: uint(8),
    proRataTime: flag,
    cessionBps: uint(16),
    commissionBps: uint(16),
    reinstatementBps: uint(16),
    premium: amount,
    limit: amount,
    retention: amount,
    aggregateRetention: amount,
    aggregateLimit: amount,
  },
);
const TERMS = object(
  {
    cedent: uint(32),
    cedentAccount: address,
    arbiter: uint(32),
    cash: address,
    boundBy: uint(48),
    inception: uint(48),
    expiry: uint(48),
    runOffUntil: uint(48),
    calendar: text,
    layers: list(LAYER),
    lines: list(object({ org: uint(32), account: address, bps: uint(16) }, { collateral: amount })),
    instalments: list(object({ dueBy: uint(48), amount })),
  },
  {
    risksAttaching: flag,
    windowHours: uint(16),
    noticeDays: uint(16),
    assessDays: uint(8),
    payDays: uint(8),
    accountDays: uint(16),
    cashCallAt: amount,
    authority: amount,
    profitBps: uint(16),
    expenseBps: uint(16),
    deficit: amount,
    inuring: bytes32,
    number: bytes32,
    wording: bytes32,
  },
);
const NOTICE = object(
  {
    treaty: bytes32,
    keys: list(bytes32),
    items: list(object({ happenedAt: uint(48), attachedAt: uint(48), amount }, { sumInsured: amount })),
    deadline: uint(48),
  },
  { number: amount, startsAt: uint(48), inuring: uint(16), bordereau: bytes32 },
);
const SIGNED = object({ org: uint(32), deadline: uint(48), approval: object({ maker: hex, checker: hex }) }, {});

const AMOUNTS = new Set(["amount", "collateral", "cashCallAt", "authority", "deficit", "sumInsured"]);
const LAYER_AMOUNTS = ["premium", "limit", "retention", "aggregateRetention", "aggregateLimit"];

/** What two people of an organisation signed, on its way to who brings it to the chain. */
export interface SignedTreatyAct {
  readonly org: number;
  readonly deadline: number;
  readonly approval: DualApproval;
}

/** Terms as JSON, amounts as text. @throws `ARGUMENT_INVALID`, `NOT_SECONDS`. */
export function treatyTermsJson(terms: TreatyTerms): string {
  toTreatyStruct(terms);
  return writeAmounts(terms);
}

/** Reads terms; what is usual may be left out. @throws `JSON_INVALID`, `TREATY_JSON_INVALID`, `ARGUMENT_INVALID`, `NOT_SECONDS`. */
export function parseTreatyTerms(json: string): TreatyTerms {
  const terms = completeTreaty(read(json, TERMS, new Set([...AMOUNTS, ...LAYER_AMOUNTS])) as TreatyDraft);
  toTreatyStruct(terms);
  return terms;
}

/** A loss advice as JSON, amounts and number as text. @throws `ARGUMENT_INVALID`, `NOT_SECONDS`. */
export function lossNoticeJson(notice: LossNotice): string {
  toNoticeStruct(notice);
  return writeAmounts(notice);
}

/** Reads a loss advice; what is usual may be left out. @throws `JSON_INVALID`, `TREATY_JSON_INVALID`, `ARGUMENT_INVALID`, `NOT_SECONDS`. */
export function parseLossNotice(json: string): LossNotice {
  const notice = completeLoss(read(json, NOTICE, new Set([...AMOUNTS, "number"])) as LossDraft);
  toNoticeStruct(notice);
  return notice;
}

/** Reads what two people signed. @throws `JSON_INVALID`, `TREATY_JSON_INVALID`. */
export function parseSignedTreatyAct(json: string): SignedTreatyAct {
  return read(json, SIGNED, new Set()) as SignedTreatyAct;
}

function read(json: string, form: Form, amounts: ReadonlySet<string>): unknown {
  const value = parseJson(json);
  form(value, "", refuse);
  return readAmounts(value, amounts);
}

function refuse(field: string, value: unknown, expected: string): never {
  const message = `treaty: ${field || "the file"} should be ${expected}, is ${JSON.stringify(value)}`;
  throw treatiesError("TREATY_JSON_INVALID", message, { field, value });
}
