import { AbiCoder, keccak256 } from "ethers";
import { checkBytes, checkBytes32 } from "../../core/check.ts";
import { deployedContract } from "../../core/deployment.ts";
import { checkNumber } from "../../core/whole.ts";
import type { DataAt } from "./eip712.ts";

const hashOf = (types: readonly string[], values: readonly unknown[]) =>
  keccak256(AbiCoder.defaultAbiCoder().encode(types, values));

const addressOf = (deployment: DataAt, contract: string) => deployedContract(deployment, contract, "data").address;

/** The id that a resource has, or would have. @throws `ARGUMENT_INVALID`. */
export function resourceId(deployment: DataAt, owner: number, name: string): string {
  const values = [deployment.chainId, addressOf(deployment, "Catalog"), checkNumber("owner", owner)];
  return hashOf(["uint256", "address", "uint32", "bytes32"], [...values, checkBytes32("name", name)]);
}

/** The id that a service of a resource has, or would have. @throws `ARGUMENT_INVALID`. */
export function serviceId(deployment: DataAt, resource: string, name: string): string {
  const values = [deployment.chainId, addressOf(deployment, "Catalog"), checkBytes32("resource", resource)];
  return hashOf(["uint256", "address", "bytes32", "bytes32"], [...values, checkBytes32("name", name)]);
}

/** The id that an encryption key has, or would have. @throws `ARGUMENT_INVALID`. */
export function encryptionKeyId(
  deployment: DataAt,
  { org, kem, publicKey }: { readonly org: number; readonly kem: number; readonly publicKey: string },
): string {
  checkBytes("publicKey", publicKey);
  const values = [deployment.chainId, addressOf(deployment, "EncryptionKeys"), checkNumber("org", org), kem];
  return hashOf(["uint256", "address", "uint32", "uint16", "bytes"], [...values, publicKey]);
}
