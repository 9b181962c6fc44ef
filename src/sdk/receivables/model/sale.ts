import { AbiCoder, keccak256 } from "ethers";
import { checkAddress, checkBytes32 } from "../../core/check.ts";
import { checkWhole } from "../../core/whole.ts";
import { checkAmount, checkUint256 } from "../../settlement/model/amount.ts";

/** A sale of units as its event tells it. */
export interface Sale {
  /** The deal that it was part of, and which leg. */
  readonly dealId: string;
  readonly leg: number;
  /** The ledger's id. */
  readonly instrument: bigint;
  readonly seller: string;
  readonly buyer: string;
  readonly amount: bigint;
  readonly price: bigint;
}

/** A sale with every field checked. @throws `ARGUMENT_INVALID`. */
export function checkSale(sale: Sale): Sale {
  return {
    dealId: checkBytes32("sale.dealId", sale.dealId),
    leg: checkWhole("sale.leg", sale.leg, 0),
    instrument: checkUint256("sale.instrument", sale.instrument),
    seller: checkAddress("sale.seller", sale.seller),
    buyer: checkAddress("sale.buyer", sale.buyer),
    amount: checkAmount("sale.amount", sale.amount),
    price: checkAmount("sale.price", sale.price),
  };
}

/** The name of a sale, under which recourse is kept and paid. @throws `ARGUMENT_INVALID`. */
export function saleId(sale: Sale): string {
  const { dealId, leg, instrument, seller, buyer, amount, price } = checkSale(sale);
  const types = ["bytes32", "uint256", "uint256", "address", "address", "uint256", "uint256"];
  const values = [dealId, leg, instrument, seller, buyer, amount, price];
  return keccak256(AbiCoder.defaultAbiCoder().encode(types, values));
}
