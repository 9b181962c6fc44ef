import type { TypedDataDomain } from "ethers";
import { deployedContract } from "../../core/deployment.ts";

/** A deployment, or as much of one as names the contracts of data sharing. */
export interface DataAt {
  readonly chainId: number;
  readonly contracts: Readonly<Record<string, { readonly address: string }>>;
}

/** The EIP-712 domain of `Catalog` in a deployment. */
export const catalogEip712Domain = (deployment: DataAt): TypedDataDomain =>
  domainOf(deployment, "Catalog", "Tallystick Catalog");

/** The EIP-712 domain of `Agreements` in a deployment. */
export const agreementsEip712Domain = (deployment: DataAt): TypedDataDomain =>
  domainOf(deployment, "Agreements", "Tallystick Agreements");

/** The EIP-712 domain of `Computations` in a deployment. */
export const computationsEip712Domain = (deployment: DataAt): TypedDataDomain =>
  domainOf(deployment, "Computations", "Tallystick Computations");

function domainOf(deployment: DataAt, contract: string, name: string): TypedDataDomain {
  const { chainId } = deployment;
  const { address } = deployedContract(deployment, contract, "data");
  return { name, version: "1", chainId, verifyingContract: address };
}
