import { isAddress, isHexString } from "ethers";
import { sdkError } from "./errors.ts";

/** The contracts of a system, in the order in which they are deployed. */
export const CONTRACT_NAMES = [
  "TimelockController",
  "Members",
  "Council",
  "Attestations",
  "Fingerprints",
  "Feeds",
  "Sensors",
  "Exceedances",
  "Profiles",
  "CustodyActs",
  "Custody",
  "CustodyLens",
  "ERC7913P256Verifier",
  "ERC7913WebAuthnVerifier",
] as const;

export type ContractName = (typeof CONTRACT_NAMES)[number];

/** Where one contract is, and how it came there. */
export interface DeployedContract {
  readonly address: string;
  readonly block: number;
  readonly tx: string;
  /** Constructor arguments, ABI-encoded. */
  readonly args: string;
  /** Version of this package that deployed it. */
  readonly version: string;
  /** Source commit, or "unknown" outside a checkout. */
  readonly commit: string;
}

/** `deployments/<network>.json`. */
export interface Deployment {
  readonly network: string;
  readonly chainId: number;
  readonly genesisHash: string;
  readonly contracts: Readonly<Record<ContractName, DeployedContract>>;
}

/**
 * Checks a deployment file's content.
 *
 * @throws `DEPLOYMENT_INVALID` with the field and its value.
 */
export function parseDeployment(json: unknown): Deployment {
  const file = json as Partial<Deployment> | null;
  const require = (field: string, value: unknown, ok: boolean, expected: string) => {
    if (!ok) {
      throw sdkError("DEPLOYMENT_INVALID", `deployment: ${field} should be ${expected}, is ${JSON.stringify(value)}`, {
        field,
        value,
      });
    }
  };
  require("(file)", json, typeof file === "object" && file !== null, "an object");
  require("network", file?.network, typeof file?.network === "string", "a string");
  require("chainId", file?.chainId, Number.isSafeInteger(file?.chainId), "a whole number");
  require("genesisHash", file?.genesisHash, isHexString(file?.genesisHash, 32), "32 bytes in hex");
  for (const name of CONTRACT_NAMES) {
    const contract = file?.contracts?.[name];
    require(`contracts.${name}.address`, contract?.address, isAddress(contract?.address), "an address");
    require(`contracts.${name}.block`, contract?.block, Number.isSafeInteger(contract?.block), "a whole number");
    require(`contracts.${name}.tx`, contract?.tx, isHexString(contract?.tx, 32), "32 bytes in hex");
    require(`contracts.${name}.args`, contract?.args, isHexString(contract?.args), "bytes in hex");
  }
  return file as Deployment;
}
