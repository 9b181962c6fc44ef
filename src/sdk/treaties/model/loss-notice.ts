import { hexlify, randomBytes, TypedDataEncoder, type TypedDataField, ZeroHash } from "ethers";
import { checkBytes32, checkThat, checkTime } from "../../core/check.ts";
import { checkWhole } from "../../core/whole.ts";
import { checkAmount } from "../../settlement/model/amount.ts";
import { MOST, UINT64 } from "./limits.ts";

/** One loss of an event. */
export interface LossItem {
  /** When it happened. */
  readonly happenedAt: number;
  /** When the policy attached. */
  readonly attachedAt: number;
  /** What it costs the cedent, after what was recovered under the treaty that pays first. */
  readonly amount: bigint;
  /** Surplus: of the risk. Otherwise 0. */
  readonly sumInsured: bigint;
}

/** Loss advice. Two people of the cedent sign it. */
export interface LossNotice {
  /** The treaty's id. */
  readonly treaty: string;
  /** Any number of 64 bits; with it two notices of equal contents differ. */
  readonly number: bigint;
  /** When the event begins. Without an hours clause, with its first loss. */
  readonly startsAt: number;
  /** How many of the first losses were called before under the treaty that pays first. */
  readonly inuring: number;
  /** Root of the salted bordereau. */
  readonly bordereau: string;
  /** Key of each loss, of policy and number of the loss. */
  readonly keys: readonly string[];
  readonly items: readonly LossItem[];
  /** Last second in which it can be brought. */
  readonly deadline: number;
}

type Optional = "number" | "startsAt" | "inuring" | "bordereau" | "items";

/** A notice in which what is usual is left out: it starts with its first loss, no bordereau, a number that is drawn. */
export type LossDraft = Omit<LossNotice, Optional> &
  Partial<Pick<LossNotice, Exclude<Optional, "items">>> & {
    readonly items: readonly (Omit<LossItem, "sumInsured"> & Partial<Pick<LossItem, "sumInsured">>)[];
  };

const fields = (all: readonly (readonly [name: string, type: string])[]): TypedDataField[] =>
  all.map(([name, type]) => ({ name, type }));

/** The struct of the contract; its EIP-712 hash names the loss. */
export const LOSS_NOTICE_TYPES: Record<string, TypedDataField[]> = {
  LossNotice: fields([
    ["treaty", "bytes32"],
    ["number", "uint64"],
    ["startsAt", "uint48"],
    ["inuring", "uint16"],
    ["bordereau", "bytes32"],
    ["keys", "bytes32[]"],
    ["items", "LossItem[]"],
    ["deadline", "uint48"],
  ]),
  LossItem: fields([
    ["happenedAt", "uint48"],
    ["attachedAt", "uint48"],
    ["amount", "uint64"],
    ["sumInsured", "uint64"],
  ]),
};

const MAX_ITEMS = 64;

/** A notice with what a draft left out. */
export function completeLoss(draft: LossDraft): LossNotice {
  const startsAt = Math.min(...draft.items.map(({ happenedAt }) => happenedAt));
  const usual = { number: BigInt(hexlify(randomBytes(8))), startsAt, inuring: 0, bordereau: ZeroHash };
  return { ...usual, ...draft, items: draft.items.map((item) => ({ sumInsured: 0n, ...item })) };
}

/** A notice as the contract takes it. @throws `ARGUMENT_INVALID`, `NOT_SECONDS`. */
export function toNoticeStruct(notice: LossNotice) {
  const { items, keys } = notice;
  checkThat(items.length > 0 && items.length <= MAX_ITEMS, "notice.items", items, `1 to ${MAX_ITEMS} losses`);
  checkThat(keys.length === items.length, "notice.keys", keys, "a key for each loss");
  return {
    treaty: checkBytes32("notice.treaty", notice.treaty),
    number: checkAmount("notice.number", notice.number, 0n, UINT64),
    startsAt: checkTime("notice.startsAt", notice.startsAt),
    inuring: checkWhole("notice.inuring", notice.inuring, 0, items.length),
    bordereau: checkBytes32("notice.bordereau", notice.bordereau),
    keys: keys.map((key, i) => checkBytes32(`notice.keys[${i}]`, key)),
    items: items.map((item, i) => ({
      happenedAt: checkTime(`notice.items[${i}].happenedAt`, item.happenedAt),
      attachedAt: checkTime(`notice.items[${i}].attachedAt`, item.attachedAt),
      amount: checkAmount(`notice.items[${i}].amount`, item.amount, 1n, MOST),
      sumInsured: checkAmount(`notice.items[${i}].sumInsured`, item.sumInsured, 0n, UINT64),
    })),
    deadline: checkTime("notice.deadline", notice.deadline),
  };
}

/**
 * The id of a loss. Needs no network.
 *
 * @throws `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { lossId } from "tallystick/treaties";
 *
 * const loss = lossId(lossNotice);
 */
export function lossId(notice: LossNotice): string {
  return TypedDataEncoder.from(LOSS_NOTICE_TYPES).hashStruct("LossNotice", toNoticeStruct(notice));
}
