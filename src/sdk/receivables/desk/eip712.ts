import type { TypedDataDomain } from "ethers";
import { deployedContract } from "../../core/deployment.ts";

/** A deployment, or as much of one as names the contracts by which a sale is settled. */
export interface FinancingAt {
  readonly chainId: number;
  readonly contracts: Readonly<Record<string, { readonly address: string }>>;
}

/** The EIP-712 domain of what is said before a sale: off chain, for one deployment. No contract reads it. */
export function financingEip712Domain(deployment: FinancingAt): TypedDataDomain {
  const { address } = deployedContract(deployment, "Settlement", "settlement");
  return { name: "Tallystick Financing", version: "1", chainId: deployment.chainId, verifyingContract: address };
}
