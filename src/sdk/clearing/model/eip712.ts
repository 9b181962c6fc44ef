import type { TypedDataDomain } from "ethers";
import { deployedContract } from "../../core/deployment.ts";

/** A deployment, or as much of one as names its Clearing contract. */
export interface ClearingAt {
  readonly chainId: number;
  readonly contracts: Readonly<Record<string, { readonly address: string }>>;
}

/** The EIP-712 domain of `Clearing` in a deployment. */
export function clearingEip712Domain(deployment: ClearingAt): TypedDataDomain {
  const { address } = deployedContract(deployment, "Clearing", "clearing");
  return { name: "Tallystick Clearing", version: "1", chainId: deployment.chainId, verifyingContract: address };
}
