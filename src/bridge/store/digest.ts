import { hexlify } from "ethers";
import { keccak256 } from "../../lib/keccak/keccak.ts";

/** keccak256 as 0x and hexadecimal digits. */
export const digestOf = (bytes: Uint8Array): string => hexlify(keccak256(bytes));
