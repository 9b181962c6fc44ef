import { TypedDataEncoder, type TypedDataField } from "ethers";
import { checkAddress, checkBytes32, checkThat, checkTime } from "../../core/check.ts";
import { checkNumber, checkWhole } from "../../core/whole.ts";
import { checkAmount } from "../../settlement/model/amount.ts";
import { fromCalendarId, toCalendarId } from "../../settlement/model/calendar-id.ts";
import { UINT96 } from "./limits.ts";
import { ASSETS, type BoardAsset, wordOf } from "./states.ts";

/** An offer to sell a claim, which does not say whose it is. Amounts are in minor units of the cash, times in seconds since 1970. */
export interface Ask {
  /** The association's organisation: the units are pledged to it while they are reserved, and trades are reported to it. */
  readonly operator: number;
  readonly asset: BoardAsset;
  /** Whether the claim is still to be accepted: nothing is quoted before. */
  readonly conditional: boolean;
  /** Whether the seller is a bank that bought it. */
  readonly secondary: boolean;
  readonly obligor: number;
  /** Address of the cash. */
  readonly cash: string;
  /** Tenor: the claim is due between these two. */
  readonly maturityFrom: number;
  readonly maturityTo: number;
  /** Band: what is offered lies between these two. */
  readonly amountFrom: bigint;
  readonly amountTo: bigint;
  /** Least of one trade. */
  readonly least: bigint;
  /** What who fails forfeits, in parts of the amount: 1000 at most. */
  readonly depositBps: number;
  /** Last second in which a quote is committed. */
  readonly commitUntil: number;
  /** Last second in which one is accepted. */
  readonly acceptUntil: number;
  /** Banking days from the trade to the availability date, from that for examination, and from that for payment: 1 to 60. */
  readonly documentDays: number;
  readonly examineDays: number;
  readonly payDays: number;
  /** Most quotes that the seller sees: 1 to 16. */
  readonly reveals: number;
  /** Whose banking days count: "CN-BANK". */
  readonly calendar: string;
  /** X25519 key made for this ask alone, to which quotes are sealed. */
  readonly key: string;
  /** Hash of the conditions: documents, and that URF 800 applies. */
  readonly conditions: string;
  /** `holdingHash` of what is sold. */
  readonly holding: string;
}

type Usual =
  | "conditional"
  | "secondary"
  | "least"
  | "depositBps"
  | "documentDays"
  | "examineDays"
  | "payDays"
  | "reveals";

/** An ask in which what is usual is left out: a claim that exists, of a bank; any part; a deposit of 1 %; ten banking days for documents, five and two; four quotes. */
export type AskDraft = Omit<Ask, Usual> & Partial<Pick<Ask, Usual>>;

const field = ([name, type]: readonly [string, string]): TypedDataField => ({ name, type });

/** The struct of the contract; its EIP-712 hash names the ask. */
export const ASK_TYPES: Record<string, TypedDataField[]> = {
  Ask: (
    [
      ["operator", "uint32"],
      ["asset", "uint8"],
      ["conditional", "bool"],
      ["secondary", "bool"],
      ["obligor", "uint32"],
      ["cash", "address"],
      ["maturityFrom", "uint48"],
      ["maturityTo", "uint48"],
      ["amountFrom", "uint96"],
      ["amountTo", "uint96"],
      ["least", "uint96"],
      ["depositBps", "uint16"],
      ["commitUntil", "uint48"],
      ["acceptUntil", "uint48"],
      ["documentDays", "uint8"],
      ["examineDays", "uint8"],
      ["payDays", "uint8"],
      ["reveals", "uint8"],
      ["calendar", "bytes32"],
      ["key", "bytes32"],
      ["conditions", "bytes32"],
      ["holding", "bytes32"],
    ] as const
  ).map(field),
};

/** An ask with what a draft left out. */
export function completeAsk(draft: AskDraft): Ask {
  return {
    conditional: false,
    secondary: true,
    least: 1n,
    depositBps: 100,
    documentDays: 10,
    examineDays: 5,
    payDays: 2,
    reveals: 4,
    ...draft,
  };
}

/** An ask as the contract takes it. @throws `ARGUMENT_INVALID`, `NOT_SECONDS`. */
export function toAskStruct(ask: Ask) {
  const asset = ASSETS.indexOf(ask.asset);
  checkThat(asset >= 0, "ask.asset", ask.asset, `one of ${ASSETS.join(", ")}`);
  return {
    operator: checkNumber("ask.operator", ask.operator),
    asset,
    conditional: ask.conditional,
    secondary: ask.secondary,
    obligor: checkNumber("ask.obligor", ask.obligor),
    cash: checkAddress("ask.cash", ask.cash),
    maturityFrom: checkTime("ask.maturityFrom", ask.maturityFrom),
    maturityTo: checkTime("ask.maturityTo", ask.maturityTo),
    amountFrom: checkAmount("ask.amountFrom", ask.amountFrom, 1n, UINT96),
    amountTo: checkAmount("ask.amountTo", ask.amountTo, 1n, UINT96),
    least: checkAmount("ask.least", ask.least, 1n, UINT96),
    depositBps: checkWhole("ask.depositBps", ask.depositBps, 0, 1_000),
    commitUntil: checkTime("ask.commitUntil", ask.commitUntil),
    acceptUntil: checkTime("ask.acceptUntil", ask.acceptUntil),
    documentDays: checkWhole("ask.documentDays", ask.documentDays, 1, 60),
    examineDays: checkWhole("ask.examineDays", ask.examineDays, 1, 60),
    payDays: checkWhole("ask.payDays", ask.payDays, 1, 60),
    reveals: checkWhole("ask.reveals", ask.reveals, 1, 16),
    calendar: toCalendarId(ask.calendar),
    key: checkBytes32("ask.key", ask.key),
    conditions: checkBytes32("ask.conditions", ask.conditions),
    holding: checkBytes32("ask.holding", ask.holding),
  };
}

type Counts =
  | "operator"
  | "obligor"
  | "maturityFrom"
  | "maturityTo"
  | "depositBps"
  | "commitUntil"
  | "acceptUntil"
  | "documentDays"
  | "examineDays"
  | "payDays"
  | "reveals";

/** An ask as the contract's event gives it. */
export type AskStruct = Omit<Ask, Counts | "asset"> & Readonly<Record<Counts | "asset", bigint>>;

/** An ask of what an event says. */
export function askFrom(struct: AskStruct): Ask {
  return {
    operator: Number(struct.operator),
    asset: wordOf(ASSETS, struct.asset),
    conditional: struct.conditional,
    secondary: struct.secondary,
    obligor: Number(struct.obligor),
    cash: struct.cash,
    maturityFrom: Number(struct.maturityFrom),
    maturityTo: Number(struct.maturityTo),
    amountFrom: struct.amountFrom,
    amountTo: struct.amountTo,
    least: struct.least,
    depositBps: Number(struct.depositBps),
    commitUntil: Number(struct.commitUntil),
    acceptUntil: Number(struct.acceptUntil),
    documentDays: Number(struct.documentDays),
    examineDays: Number(struct.examineDays),
    payDays: Number(struct.payDays),
    reveals: Number(struct.reveals),
    calendar: fromCalendarId(struct.calendar),
    key: struct.key,
    conditions: struct.conditions,
    holding: struct.holding,
  };
}

type Amounts = "amountFrom" | "amountTo" | "least";

/** An ask with its amounts in decimal, as an indexer tells it. */
export type DecimalAsk = Omit<Ask, Amounts> & Readonly<Record<Amounts, string>>;

/** An ask of what an indexer tells. */
export const askOf = (told: DecimalAsk): Ask => ({
  ...told,
  amountFrom: BigInt(told.amountFrom),
  amountTo: BigInt(told.amountTo),
  least: BigInt(told.least),
});

/**
 * The id of an ask. Needs no network.
 *
 * @throws `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { askId } from "tallystick/board";
 *
 * const id = askId(askTerms);
 */
export function askId(ask: Ask): string {
  return TypedDataEncoder.from(ASK_TYPES).hashStruct("Ask", toAskStruct(ask));
}
