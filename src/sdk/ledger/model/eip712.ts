import type { TypedDataDomain } from "ethers";
import { deployedContract } from "../../core/deployment.ts";

/** A deployment, or as much of one as names its ledger. */
export interface LedgerAt {
  readonly chainId: number;
  readonly contracts: Readonly<Record<string, { readonly address: string }>>;
}

/** Address of the ledger in a deployment. @throws `CONTRACT_MISSING`. */
export function ledgerAddress(deployment: LedgerAt): string {
  return deployedContract(deployment, "Instruments", "ledger").address;
}

/** The EIP-712 domain of `Instruments` in a deployment. */
export function ledgerEip712Domain(deployment: LedgerAt): TypedDataDomain {
  const { chainId } = deployment;
  return { name: "Tallystick Instruments", version: "1", chainId, verifyingContract: ledgerAddress(deployment) };
}
