import { hexlify, randomBytes, TypedDataEncoder, type TypedDataField, ZeroHash } from "ethers";
import { checkAddress, checkBytes32, checkThat, checkTime } from "../../core/check.ts";
import { checkNumber, checkWhole } from "../../core/whole.ts";
import { checkAmount } from "../../settlement/model/amount.ts";
import { toCalendarId } from "../../settlement/model/calendar-id.ts";
import { MOST, UINT64 } from "./limits.ts";
import { completeLayer, LAYER_FIELDS, type TreatyLayer, type TreatyLayerDraft, toLayerStruct } from "./treaty-layer.ts";

/** What a reinsurer takes of a treaty. The first line is the lead's, which rounding residues go to. */
export interface TreatyLine {
  readonly org: number;
  /** Account that gets premium, and collateral back. */
  readonly account: string;
  /** All lines together are exactly 10000. */
  readonly bps: number;
  /** What it posts before the treaty is bound. */
  readonly collateral: bigint;
}

/** A part of the premium. */
export interface TreatyInstalment {
  /** Last second in which it is paid. */
  readonly dueBy: number;
  readonly amount: bigint;
}

/** Everything that the cedent and all reinsurers agree. Amounts are in minor units of the cash, times in seconds since 1970. */
export interface TreatyTerms {
  readonly cedent: number;
  readonly cedentAccount: string;
  /** Decides what is contested and disputed. None of the parties. */
  readonly arbiter: number;
  /** Address of the cash. */
  readonly cash: string;
  /** Last second in which it is bound; not after its inception. */
  readonly boundBy: number;
  readonly inception: number;
  /** Last second of its term. */
  readonly expiry: number;
  /** Last second in which a loss is advised. */
  readonly runOffUntil: number;
  /** Losses of risks that attach inside the term, whenever they happen; else losses that happen inside it. */
  readonly risksAttaching: boolean;
  /** Hours clause: all losses of an event lie within so many hours, 720 at most; 0 for none. */
  readonly windowHours: number;
  /** A loss that is advised more days later than that is flagged as late. */
  readonly noticeDays: number;
  /** Banking days in which the lead answers an advice: 1 to 60. */
  readonly assessDays: number;
  /** Banking days in which a call is paid: 1 to 60. */
  readonly payDays: number;
  /** Days between accounts: 1 to 366. */
  readonly accountDays: number;
  /** A recovery from this on is called at once; what is less goes to the account, where the followers are bound. */
  readonly cashCallAt: bigint;
  /** Recoveries up to this bind the followers by the lead's word. */
  readonly authority: bigint;
  readonly profitBps: number;
  readonly expenseBps: number;
  /** Brought forward from the year before. */
  readonly deficit: bigint;
  /** Whose banking days count: "CN-BANK". */
  readonly calendar: string;
  /** Id of the treaty of the cedent that pays first; zero for none. */
  readonly inuring: string;
  /** 32 bytes that no other treaty of these parties has. */
  readonly number: string;
  /** Root of the salted documents of the contract. */
  readonly wording: string;
  readonly layers: readonly TreatyLayer[];
  readonly lines: readonly TreatyLine[];
  /** In the order of their days. Together they are the premium of all layers, less commission. */
  readonly instalments: readonly TreatyInstalment[];
}

type Optional =
  | "risksAttaching"
  | "windowHours"
  | "noticeDays"
  | "assessDays"
  | "payDays"
  | "accountDays"
  | "cashCallAt"
  | "authority"
  | "profitBps"
  | "expenseBps"
  | "deficit"
  | "inuring"
  | "number"
  | "wording"
  | "layers"
  | "lines";

/**
 * Terms in which what is usual is left out: losses that happen in the term, no hours clause, thirty days of notice, five banking days for the lead and ten to pay, an
 * account for each quarter, every recovery called, followers that decide for themselves, no profit commission, a number that is drawn.
 */
export type TreatyDraft = Omit<TreatyTerms, Optional> &
  Partial<Pick<TreatyTerms, Exclude<Optional, "layers" | "lines">>> & {
    readonly layers: readonly TreatyLayerDraft[];
    readonly lines: readonly (Omit<TreatyLine, "collateral"> & Partial<Pick<TreatyLine, "collateral">>)[];
  };

const fields = (all: readonly (readonly [name: string, type: string])[]): TypedDataField[] =>
  all.map(([name, type]) => ({ name, type }));

/** The struct of the contract; its EIP-712 hash names the treaty. */
export const TREATY_TYPES: Record<string, TypedDataField[]> = {
  Treaty: fields([
    ["cedent", "uint32"],
    ["cedentAccount", "address"],
    ["arbiter", "uint32"],
    ["cash", "address"],
    ["boundBy", "uint48"],
    ["inception", "uint48"],
    ["expiry", "uint48"],
    ["runOffUntil", "uint48"],
    ["risksAttaching", "bool"],
    ["windowHours", "uint16"],
    ["noticeDays", "uint16"],
    ["assessDays", "uint8"],
    ["payDays", "uint8"],
    ["accountDays", "uint16"],
    ["cashCallAt", "uint64"],
    ["authority", "uint64"],
    ["profitBps", "uint16"],
    ["expenseBps", "uint16"],
    ["deficit", "uint64"],
    ["calendar", "bytes32"],
    ["inuring", "bytes32"],
    ["number", "bytes32"],
    ["wording", "bytes32"],
    ["layers", "TreatyLayer[]"],
    ["lines", "TreatyLine[]"],
    ["instalments", "TreatyInstalment[]"],
  ]),
  TreatyLayer: fields(LAYER_FIELDS),
  TreatyLine: fields([
    ["org", "uint32"],
    ["account", "address"],
    ["bps", "uint16"],
    ["collateral", "uint64"],
  ]),
  TreatyInstalment: fields([
    ["dueBy", "uint48"],
    ["amount", "uint64"],
  ]),
};

const [WHOLE, MAX_LINES, MAX_LAYERS, MAX_INSTALMENTS] = [10_000, 16, 8, 12];

/** Terms with what a draft left out. */
export function completeTreaty(draft: TreatyDraft): TreatyTerms {
  return {
    risksAttaching: false,
    windowHours: 0,
    noticeDays: 30,
    assessDays: 5,
    payDays: 10,
    accountDays: 90,
    cashCallAt: 0n,
    authority: 0n,
    profitBps: 0,
    expenseBps: 0,
    deficit: 0n,
    inuring: ZeroHash,
    number: hexlify(randomBytes(32)),
    wording: ZeroHash,
    ...draft,
    layers: draft.layers.map(completeLayer),
    lines: draft.lines.map((line) => ({ collateral: 0n, ...line })),
  };
}

/** Terms as the contract takes them. @throws `ARGUMENT_INVALID`, `NOT_SECONDS`. */
export function toTreatyStruct(terms: TreatyTerms) {
  const { layers } = terms;
  checkThat(layers.length > 0 && layers.length <= MAX_LAYERS, "terms.layers", layers, `1 to ${MAX_LAYERS} layers`);
  return {
    cedent: checkNumber("terms.cedent", terms.cedent),
    cedentAccount: checkAddress("terms.cedentAccount", terms.cedentAccount),
    arbiter: checkNumber("terms.arbiter", terms.arbiter),
    cash: checkAddress("terms.cash", terms.cash),
    boundBy: checkTime("terms.boundBy", terms.boundBy),
    inception: checkTime("terms.inception", terms.inception),
    expiry: checkTime("terms.expiry", terms.expiry),
    runOffUntil: checkTime("terms.runOffUntil", terms.runOffUntil),
    risksAttaching: terms.risksAttaching,
    windowHours: checkWhole("terms.windowHours", terms.windowHours, 0, 720),
    noticeDays: checkWhole("terms.noticeDays", terms.noticeDays, 0, 65_535),
    assessDays: checkWhole("terms.assessDays", terms.assessDays, 1, 60),
    payDays: checkWhole("terms.payDays", terms.payDays, 1, 60),
    accountDays: checkWhole("terms.accountDays", terms.accountDays, 1, 366),
    cashCallAt: checkAmount("terms.cashCallAt", terms.cashCallAt, 0n, UINT64),
    authority: checkAmount("terms.authority", terms.authority, 0n, UINT64),
    profitBps: checkWhole("terms.profitBps", terms.profitBps, 0, WHOLE),
    expenseBps: checkWhole("terms.expenseBps", terms.expenseBps, 0, WHOLE),
    deficit: checkAmount("terms.deficit", terms.deficit, 0n, MOST),
    calendar: toCalendarId(terms.calendar),
    inuring: checkBytes32("terms.inuring", terms.inuring),
    number: checkBytes32("terms.number", terms.number),
    wording: checkBytes32("terms.wording", terms.wording),
    layers: layers.map((layer, i) => toLayerStruct(`terms.layers[${i}]`, layer)),
    lines: linesOf(terms.lines),
    instalments: instalmentsOf(terms.instalments),
  };
}

/**
 * The id of a treaty. Needs no network.
 *
 * @throws `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { treatyId } from "tallystick/treaties";
 *
 * const treaty = treatyId(treatyTerms);
 */
export function treatyId(terms: TreatyTerms): string {
  return TypedDataEncoder.from(TREATY_TYPES).hashStruct("Treaty", toTreatyStruct(terms));
}

function linesOf(lines: readonly TreatyLine[]) {
  checkThat(lines.length > 0 && lines.length <= MAX_LINES, "terms.lines", lines, `1 to ${MAX_LINES} lines`);
  const sum = lines.reduce((all, { bps }) => all + bps, 0);
  checkThat(sum === WHOLE, "terms.lines", sum, `lines that sum to exactly ${WHOLE} basis points`);
  return lines.map((line, i) => ({
    org: checkNumber(`terms.lines[${i}].org`, line.org),
    account: checkAddress(`terms.lines[${i}].account`, line.account),
    bps: checkWhole(`terms.lines[${i}].bps`, line.bps, 1, WHOLE),
    collateral: checkAmount(`terms.lines[${i}].collateral`, line.collateral, 0n, MOST),
  }));
}

function instalmentsOf(parts: readonly TreatyInstalment[]) {
  checkThat(parts.length <= MAX_INSTALMENTS, "terms.instalments", parts, `${MAX_INSTALMENTS} instalments at most`);
  return parts.map((part, i) => ({
    dueBy: checkTime(`terms.instalments[${i}].dueBy`, part.dueBy),
    amount: checkAmount(`terms.instalments[${i}].amount`, part.amount, 1n, UINT64),
  }));
}
