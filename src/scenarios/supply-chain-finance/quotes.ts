import { AbiCoder, hexlify, keccak256, randomBytes } from "ethers";
import { proceedsFloor } from "../../sdk/settlement/model/day-count.ts";
import type { TwoPeople } from "./parties.ts";

export interface Quote {
  readonly bank: TwoPeople;
  /** Basis points. */
  readonly rate: number;
  readonly price: bigint;
}

/** What a bank hands in before any is opened. */
interface SealedQuote {
  readonly seal: string;
  open(): Quote & { readonly salt: string };
}

const sealOf = (price: bigint, salt: string) =>
  keccak256(AbiCoder.defaultAbiCoder().encode(["uint256", "bytes32"], [price, salt]));

export function sealQuote(bank: TwoPeople, face: bigint, days: number, rate: number): SealedQuote {
  const price = proceedsFloor({ face, rate, basis: "Act360", days });
  const salt = hexlify(randomBytes(32));
  return { seal: sealOf(price, salt), open: () => ({ bank, rate, price, salt }) };
}

/** Opens all, and takes the highest price. */
export function bestOf(sealed: readonly SealedQuote[]): Quote {
  const opened = sealed.map(({ seal, open }) => {
    const quote = open();
    if (sealOf(quote.price, quote.salt) !== seal) throw new Error(`${quote.bank.name} opened another quote`);
    return quote;
  });
  return opened.reduce((best, quote) => (quote.price > best.price ? quote : best));
}
