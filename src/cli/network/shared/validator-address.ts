import { InvalidArgumentError } from "commander";
import { getAddress, isAddress } from "ethers";

/** An address as a header names a validator. */
export function validatorAddress(text: string): string {
  if (!isAddress(text)) throw new InvalidArgumentError("Not an address: `address` of a node in network.json.");
  return getAddress(text);
}
