import { AbiCoder, hexlify, keccak256, randomBytes, TypedDataEncoder, type TypedDataField } from "ethers";
import { checkAddress, checkBytes32, checkThat, checkTime } from "../../core/check.ts";
import { checkNumber, checkWhole, UINT32 } from "../../core/whole.ts";
import { checkAmount } from "../../settlement/model/amount.ts";
import { UINT96 } from "./limits.ts";
import { PRICE_METHODS, type PriceMethod } from "./states.ts";

/** What a bank would pay for an ask, without recourse. It is sealed to the ask's key; the chain has its hash until it is accepted. */
export interface Quote {
  /** The ask's id. */
  readonly ask: string;
  readonly bidder: number;
  /** Account that takes the units, and pays. */
  readonly account: string;
  /** Of the face. It may be taken in part. */
  readonly amount: bigint;
  /** But not below this. */
  readonly least: bigint;
  /** For the whole amount. */
  readonly price: bigint;
  readonly method: PriceMethod;
  /** In hundredths of a basis point, for a year of 360 days. What is paid is the price. */
  readonly rate: number;
  /** Last second in which it can be accepted. */
  readonly expiry: number;
  /** 32 random bytes: without them nobody tries prices until one fits the hash. */
  readonly salt: string;
}

const field = ([name, type]: readonly [string, string]): TypedDataField => ({ name, type });

/** The struct of the contract; its EIP-712 hash is committed. */
export const QUOTE_TYPES: Record<string, TypedDataField[]> = {
  Quote: (
    [
      ["ask", "bytes32"],
      ["bidder", "uint32"],
      ["account", "address"],
      ["amount", "uint96"],
      ["least", "uint96"],
      ["price", "uint96"],
      ["method", "uint8"],
      ["rate", "uint32"],
      ["expiry", "uint48"],
      ["salt", "bytes32"],
    ] as const
  ).map(field),
};

/** A quote for all or nothing, unless it says so, whose salt is drawn. */
export function completeQuote(draft: Omit<Quote, "least" | "salt"> & Partial<Pick<Quote, "least" | "salt">>): Quote {
  return { least: draft.amount, salt: hexlify(randomBytes(32)), ...draft };
}

/** A quote as the contract takes it. @throws `ARGUMENT_INVALID`, `NOT_SECONDS`. */
export function toQuoteStruct(quote: Quote) {
  const method = PRICE_METHODS.indexOf(quote.method);
  checkThat(method >= 0, "quote.method", quote.method, `one of ${PRICE_METHODS.join(", ")}`);
  return {
    ask: checkBytes32("quote.ask", quote.ask),
    bidder: checkNumber("quote.bidder", quote.bidder),
    account: checkAddress("quote.account", quote.account),
    amount: checkAmount("quote.amount", quote.amount, 1n, UINT96),
    least: checkAmount("quote.least", quote.least, 0n, quote.amount),
    price: checkAmount("quote.price", quote.price, 1n, quote.amount),
    method,
    rate: checkWhole("quote.rate", quote.rate, 0, UINT32),
    expiry: checkTime("quote.expiry", quote.expiry),
    salt: checkBytes32("quote.salt", quote.salt),
  };
}

/**
 * The hash of a quote, which is committed. Needs no network.
 *
 * @throws `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { quoteHash } from "tallystick/board";
 *
 * const hash = quoteHash(quote);
 */
export function quoteHash(quote: Quote): string {
  return TypedDataEncoder.from(QUOTE_TYPES).hashStruct("Quote", toQuoteStruct(quote));
}

/** The id of the trade that a quote becomes. @throws `ARGUMENT_INVALID`, `NOT_SECONDS`. */
export function tradeId(quote: Quote): string {
  return keccak256(AbiCoder.defaultAbiCoder().encode(["bytes32", "bytes32"], [quote.ask, quoteHash(quote)]));
}
