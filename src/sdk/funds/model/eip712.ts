import type { TypedDataDomain } from "ethers";
import { deployedContract } from "../../core/deployment.ts";

/** A deployment, or as much of one as names its PurposeAccounts contract. */
export interface FundsAt {
  readonly chainId: number;
  readonly contracts: Readonly<Record<string, { readonly address: string }>>;
}

/** The EIP-712 domain of `PurposeAccounts` in a deployment. */
export function fundsEip712Domain(deployment: FundsAt): TypedDataDomain {
  const { address } = deployedContract(deployment, "PurposeAccounts", "funds");
  return { name: "Tallystick PurposeAccounts", version: "1", chainId: deployment.chainId, verifyingContract: address };
}
