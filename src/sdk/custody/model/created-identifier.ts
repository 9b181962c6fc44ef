import { AbiCoder, toUtf8String } from "ethers";

/**
 * The identifier in the data of a `UnitCreated` event. What is no text comes back in hex, as a unit's maker may write what it likes
 * and nobody may be kept from seeing the unit.
 */
export function createdIdentifier(data: string): string {
  // A string is read as bytes: the two have the same form, and bytes that are no UTF-8 are no error.
  const [, , bytes] = AbiCoder.defaultAbiCoder().decode(["uint256", "bytes32", "bytes"], data);
  try {
    return toUtf8String(bytes);
  } catch {
    return bytes;
  }
}
