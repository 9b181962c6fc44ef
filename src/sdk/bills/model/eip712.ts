import type { TypedDataDomain } from "ethers";
import { deployedContract } from "../../core/deployment.ts";

/** A deployment, or as much of one as names its Bills contract. */
export interface BillsAt {
  readonly chainId: number;
  readonly contracts: Readonly<Record<string, { readonly address: string }>>;
}

/** The EIP-712 domain of `Bills` in a deployment. */
export function billsEip712Domain(deployment: BillsAt): TypedDataDomain {
  const { address } = deployedContract(deployment, "Bills", "bills");
  return { name: "Tallystick Bills", version: "1", chainId: deployment.chainId, verifyingContract: address };
}
