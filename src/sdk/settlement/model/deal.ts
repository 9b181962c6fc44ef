import { TypedDataEncoder, type TypedDataField, ZeroHash } from "ethers";
import { checkAddress, checkBytes32, checkThat, checkTime } from "../../core/check.ts";
import { checkAmount, checkUint256 } from "./amount.ts";

/** Legs of the longest deal. */
const MAX_LEGS = 64;

/** One movement of value. `from` gives, and has to sign. */
export interface Leg {
  /** Address of what is moved: a bank's cash, the ledger, an adapter. */
  readonly asset: string;
  /** Which of the asset's claims; 0 for cash, if left out. Of cash to an escrow: what it pays. */
  readonly id?: bigint;
  readonly from: string;
  readonly to: string;
  /** In minor units. */
  readonly amount: bigint;
}

/** Movements that happen together or not at all. */
export interface Deal {
  readonly legs: readonly Leg[];
  /** Hash of the contract, or of the registration certificate; zero if left out. */
  readonly ref?: string;
  /** Whether the sellers of claims answer for the debtor's payment; no if left out. */
  readonly recourse?: boolean;
  /** Last second at which it can be executed. */
  readonly deadline: bigint | number;
}

/** A deal with every field there, as it is signed. */
export interface CheckedDeal {
  readonly legs: readonly Required<Leg>[];
  readonly ref: string;
  readonly recourse: boolean;
  readonly deadline: bigint;
}

export const DEAL_TYPES: Record<string, TypedDataField[]> = {
  Deal: [
    { name: "legs", type: "Leg[]" },
    { name: "ref", type: "bytes32" },
    { name: "recourse", type: "bool" },
    { name: "deadline", type: "uint48" },
  ],
  Leg: [
    { name: "asset", type: "address" },
    { name: "id", type: "uint256" },
    { name: "from", type: "address" },
    { name: "to", type: "address" },
    { name: "amount", type: "uint256" },
  ],
};

/** A deal with every field checked and there. @throws `ARGUMENT_INVALID`, `NOT_SECONDS`. */
export function checkDeal(deal: Deal): CheckedDeal {
  const { legs, ref = ZeroHash, recourse = false, deadline } = deal;
  const { length } = legs;
  checkThat(length > 0 && length <= MAX_LEGS, "deal.legs.length", length, `from 1 to ${MAX_LEGS}`);
  checkThat(typeof recourse === "boolean", "deal.recourse", recourse, "true or false");
  return {
    legs: legs.map((leg, i) => checkLeg(`deal.legs[${i}]`, leg)),
    ref: checkBytes32("deal.ref", ref),
    recourse,
    deadline: checkTime("deal.deadline", deadline),
  };
}

/** Name of a deal: its EIP-712 hash, whatever the nonces under which it is signed. @throws `ARGUMENT_INVALID`, `NOT_SECONDS`. */
export function dealId(deal: Deal): string {
  return TypedDataEncoder.hashStruct("Deal", DEAL_TYPES, checkDeal(deal));
}

function checkLeg(field: string, leg: Leg): Required<Leg> {
  const { id = 0n } = leg;
  const from = checkAddress(`${field}.from`, leg.from);
  const to = checkAddress(`${field}.to`, leg.to);
  checkThat(from !== to, `${field}.to`, to, "another account than `from`");
  return {
    asset: checkAddress(`${field}.asset`, leg.asset),
    id: checkUint256(`${field}.id`, id),
    from,
    to,
    amount: checkAmount(`${field}.amount`, leg.amount),
  };
}
