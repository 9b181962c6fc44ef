import { getAddress } from "ethers";

/** Addresses that are remembered: few contracts and accounts are in most logs. */
const MOST = 20_000;
const KNOWN = new Map<string, string>();

/** An address of 40 small hex digits with its checksum, which is a hash and so is worked out once. */
export function checksummed(digits: string): string {
  const known = KNOWN.get(digits);
  if (known !== undefined) return known;
  if (KNOWN.size >= MOST) KNOWN.clear();
  const address = getAddress(`0x${digits}`);
  KNOWN.set(digits, address);
  return address;
}
