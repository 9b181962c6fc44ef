import { type BaseWallet, keccak256, Transaction } from "ethers";
import type { Fees } from "./fees.ts";
import type { SignedTransaction } from "./store.ts";

export interface Unsigned {
  readonly chainId: bigint;
  readonly nonce: number;
  readonly to: string;
  readonly data: string;
  readonly gasLimit: bigint;
  readonly fees: Fees;
}

/** Signs at once, without asking a node: it happens inside a store's transaction. */
export function signTransaction(signer: BaseWallet, { fees, ...fields }: Unsigned): SignedTransaction {
  const tx = Transaction.from({ ...fields, ...fees, value: 0n });
  tx.signature = signer.signingKey.sign(tx.unsignedHash);
  const raw = tx.serialized;
  return { nonce: fields.nonce, hash: keccak256(raw), raw };
}

/** The cheapest transaction there is: nothing, to oneself. */
export function signEmpty(signer: BaseWallet, chainId: bigint, nonce: number, fees: Fees): SignedTransaction {
  return signTransaction(signer, { chainId, nonce, to: signer.address, data: "0x", gasLimit: 21_000n, fees });
}
