import type { TypedDataDomain } from "ethers";
import { deployedContract } from "../../core/deployment.ts";

/** A deployment, or as much of one as names its Board contract. */
export interface BoardAt {
  readonly chainId: number;
  readonly contracts: Readonly<Record<string, { readonly address: string }>>;
}

/** The EIP-712 domain of `Board` in a deployment. */
export function boardEip712Domain(deployment: BoardAt): TypedDataDomain {
  const { address } = deployedContract(deployment, "Board", "board");
  return { name: "Tallystick Board", version: "1", chainId: deployment.chainId, verifyingContract: address };
}
