import type { TypedDataDomain } from "ethers";
import { deployedContract } from "../../core/deployment.ts";

/** A deployment, or as much of one as names its Receivables contract. */
export interface ReceivablesAt {
  readonly chainId: number;
  readonly contracts: Readonly<Record<string, { readonly address: string }>>;
}

/** The EIP-712 domain of `Receivables` in a deployment. */
export function receivablesEip712Domain(deployment: ReceivablesAt): TypedDataDomain {
  const { address } = deployedContract(deployment, "Receivables", "receivables");
  return { name: "Tallystick Receivables", version: "1", chainId: deployment.chainId, verifyingContract: address };
}
