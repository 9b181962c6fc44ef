import { TypedDataEncoder, type TypedDataField, ZeroAddress } from "ethers";
import { checkAddress, checkThat } from "../../../core/check.ts";
import { checkWhole } from "../../../core/whole.ts";
import { checkName, checkUint } from "../check-fields.ts";

/** In the order of the contract's `PriceUnit`. */
export const PRICE_UNITS = ["None", "Access", "Period"] as const;

/** A part of each payment. */
export interface Share {
  readonly payee: string;
  readonly basisPoints: number;
}

/** What a use costs, and who gets it. */
export interface Price {
  /** Address of the cash contract. */
  readonly cash: string;
  /** In minor units. */
  readonly amount: bigint;
  /** What is paid once: each access, or each period of the terms that is used. */
  readonly per: "Access" | "Period";
  /** Rounded down, each. */
  readonly shares?: readonly Share[];
  /** Who gets what the shares leave. */
  readonly remainder: string;
}

/** A price with every field there, as it is signed. */
export interface CheckedPrice {
  readonly cash: string;
  readonly amount: bigint;
  readonly per: number;
  readonly shares: readonly Share[];
  readonly remainder: string;
}

export const PRICE_TYPES: Record<string, TypedDataField[]> = {
  Price: [
    { name: "cash", type: "address" },
    { name: "amount", type: "uint88" },
    { name: "per", type: "uint8" },
    { name: "shares", type: "Share[]" },
    { name: "remainder", type: "address" },
  ],
  Share: [
    { name: "payee", type: "address" },
    { name: "basisPoints", type: "uint16" },
  ],
};

/** Nothing is paid. */
export const NO_PRICE: CheckedPrice = {
  cash: ZeroAddress,
  amount: 0n,
  per: 0,
  shares: [],
  remainder: ZeroAddress,
};

/** @throws `ARGUMENT_INVALID`. */
export function checkPrice(price: Price | undefined): CheckedPrice {
  if (price === undefined) return NO_PRICE;
  const { cash, amount, per, shares = [], remainder } = price;
  checkThat(amount !== 0n, "price.amount", amount, "more than 0; without a price, leave it out");
  const checked = shares.map(({ payee, basisPoints }, n) => ({
    payee: checkAddress(`price.shares[${n}].payee`, payee),
    basisPoints: checkWhole(`price.shares[${n}].basisPoints`, basisPoints, 1, 10_000),
  }));
  const total = checked.reduce((sum, { basisPoints }) => sum + basisPoints, 0);
  checkThat(total <= 10_000, "price.shares", total, "at most 10 000 basis points in all");
  return {
    cash: checkAddress("price.cash", cash),
    amount: checkUint("price.amount", amount, 88),
    per: checkName("price.per", per, PRICE_UNITS),
    shares: checked,
    remainder: checkAddress("price.remainder", remainder),
  };
}

/** EIP-712 struct hash of a price, or of none. @throws `ARGUMENT_INVALID`. */
export function priceHash(price: Price | undefined): string {
  return TypedDataEncoder.hashStruct("Price", PRICE_TYPES, checkPrice(price));
}
