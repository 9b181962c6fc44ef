import type { TypedDataDomain } from "ethers";
import { deployedContract } from "../../core/deployment.ts";

/** A deployment, or as much of one as names its Treaties contract. */
export interface TreatiesAt {
  readonly chainId: number;
  readonly contracts: Readonly<Record<string, { readonly address: string }>>;
}

/** The EIP-712 domain of `Treaties` in a deployment. */
export function treatiesEip712Domain(deployment: TreatiesAt): TypedDataDomain {
  const { address } = deployedContract(deployment, "Treaties", "treaties");
  return { name: "Tallystick Treaties", version: "1", chainId: deployment.chainId, verifyingContract: address };
}
