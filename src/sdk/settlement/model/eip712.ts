import type { TypedDataDomain } from "ethers";
import { deployedContract } from "../../core/deployment.ts";

/** A deployment, or as much of one as names the contracts of settlement. */
export interface SettlementAt {
  readonly chainId: number;
  readonly contracts: Readonly<Record<string, { readonly address: string }>>;
}

/** The EIP-712 domain of `Settlement` in a deployment. */
export function settlementEip712Domain(deployment: SettlementAt): TypedDataDomain {
  return domainOf(deployment, "Settlement", "Tallystick Settlement");
}

/** The EIP-712 domain of `Limits` in a deployment. */
export function limitsEip712Domain(deployment: SettlementAt): TypedDataDomain {
  return domainOf(deployment, "Limits", "Tallystick Limits");
}

function domainOf(deployment: SettlementAt, contract: string, name: string): TypedDataDomain {
  const { chainId } = deployment;
  const { address } = deployedContract(deployment, contract, "settlement");
  return { name, version: "1", chainId, verifyingContract: address };
}
