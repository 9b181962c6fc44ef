import { AbiCoder, hexlify, keccak256, randomBytes } from "ethers";
import { checkAddress, checkBytes32 } from "../../core/check.ts";
import { checkAmount, checkUint256 } from "../../settlement/model/amount.ts";
import { UINT96 } from "./limits.ts";

/** What an ask hides. Who has it knows the seller: it stays with the seller until a match. */
export interface Holding {
  /** The claim's id on the ledger. */
  readonly id: bigint;
  /** Account of the seller that has it. */
  readonly account: string;
  readonly amount: bigint;
  /** 32 random bytes: without them nobody tries holders of the ledger until one fits. */
  readonly salt: string;
}

/** A holding whose salt is drawn where it is left out. */
export function completeHolding(draft: Omit<Holding, "salt"> & Partial<Pick<Holding, "salt">>): Holding {
  return { salt: hexlify(randomBytes(32)), ...draft };
}

/** A holding as the contract takes it. @throws `ARGUMENT_INVALID`. */
export function toHoldingStruct({ id, account, amount, salt }: Holding) {
  return {
    id: checkUint256("holding.id", id),
    account: checkAddress("holding.account", account),
    amount: checkAmount("holding.amount", amount, 1n, UINT96),
    salt: checkBytes32("holding.salt", salt),
  };
}

/** What an ask says of its holding. @throws `ARGUMENT_INVALID`. */
export function holdingHash(holding: Holding): string {
  const { id, account, amount, salt } = toHoldingStruct(holding);
  const types = ["uint256", "address", "uint96", "bytes32"];
  return keccak256(AbiCoder.defaultAbiCoder().encode(types, [id, account, amount, salt]));
}

/** The agreement that the pledge of an ask's units names: `ref` of the pledge to the operator. @throws `ARGUMENT_INVALID`. */
export function reservationRef(ask: string, salt: string): string {
  const values = ["board", checkBytes32("ask", ask), checkBytes32("salt", salt)];
  return keccak256(AbiCoder.defaultAbiCoder().encode(["string", "bytes32", "bytes32"], values));
}
