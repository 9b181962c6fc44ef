import { isAddress, isHexString } from "ethers";
import { sdkError } from "./errors.ts";

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

/** A creation as it is noted before it is sent. Its address follows from sender and nonce. */
export interface PendingCreation {
  readonly name: string;
  readonly from: string;
  readonly nonce: number;
  /** Highest block that was known: the transaction is in a later one. */
  readonly block: number;
  /** SHA-256 of the transaction's data. */
  readonly data: string;
  readonly args: string;
  readonly version: string;
  readonly commit: string;
}

/** `deployments/<network>.json`. */
export interface Deployment {
  readonly network: string;
  readonly chainId: number;
  readonly genesisHash: string;
  /** By name. Which there are depends on the domains that were deployed, and on the version that deployed them. */
  readonly contracts: Readonly<Record<string, DeployedContract>>;
  /** The creation that was about to be sent when the file was written: its command has not ended, or was cut off. */
  readonly pending?: PendingCreation;
}

/**
 * Checks a deployment file's content. Any set of contracts will do: what needs one that is not there says so when it is used.
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
  require("(file)", json, isRecord(file), "an object");
  require("network", file?.network, typeof file?.network === "string", "a string");
  require("chainId", file?.chainId, Number.isSafeInteger(file?.chainId), "a whole number");
  require("genesisHash", file?.genesisHash, isHexString(file?.genesisHash, 32), "32 bytes in hex");
  require("contracts", file?.contracts, isRecord(file?.contracts), "an object");
  for (const [name, contract] of Object.entries(file?.contracts ?? {})) {
    require(`contracts.${name}`, contract, isRecord(contract), "an object");
    require(`contracts.${name}.address`, contract.address, isAddress(contract.address), "an address");
    require(`contracts.${name}.block`, contract.block, Number.isSafeInteger(contract.block), "a whole number");
    require(`contracts.${name}.tx`, contract.tx, isHexString(contract.tx, 32), "32 bytes in hex");
    require(`contracts.${name}.args`, contract.args, isHexString(contract.args), "bytes in hex");
  }
  if (file?.pending !== undefined) {
    require("pending", file.pending, isRecord(file.pending), "an object");
    const { name, from, nonce, block, data, args } = file.pending;
    require("pending.name", name, typeof name === "string", "a string");
    require("pending.from", from, isAddress(from), "an address");
    require("pending.nonce", nonce, Number.isSafeInteger(nonce), "a whole number");
    require("pending.block", block, Number.isSafeInteger(block), "a whole number");
    require("pending.data", data, isHexString(data, 32), "32 bytes in hex");
    require("pending.args", args, isHexString(args), "bytes in hex");
  }
  return file as Deployment;
}

function isRecord(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Where a contract is.
 *
 * @throws `CONTRACT_MISSING` when the deployment does not have it.
 */
export function deployedContract<T>(
  { network = "this chain", contracts }: { readonly network?: string; readonly contracts: Readonly<Record<string, T>> },
  contract: string,
  domain: string,
): T {
  const found = Object.hasOwn(contracts, contract) ? contracts[contract] : undefined;
  if (found) return found;
  throw sdkError("CONTRACT_MISSING", `the deployment on ${network} has no ${contract} of ${domain}`, {
    contract,
    domain,
  });
}
