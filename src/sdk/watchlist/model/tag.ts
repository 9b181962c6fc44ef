import {
  computeAddress,
  concat,
  getBytes,
  SigningKey,
  sha512,
  type TypedDataDomain,
  TypedDataEncoder,
  toBeHex,
  toUtf8Bytes,
} from "ethers";
import { checkBytes32, checkThat } from "../../core/check.ts";
import { checkNumber } from "../../core/whole.ts";
import { REPORT_TYPES, type ReportMessage } from "./messages.ts";

/** Order of secp256k1. */
const ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
const TAG = toUtf8Bytes("tallystick/watchlist/tag/v1");

/** What the output of a subject is good for. */
export interface SubjectKey {
  /** By what the list knows the subject: 20 bytes in hex, the address of the key. */
  readonly tag: string;
  /** Shows that who reports knows the subject. Never gives the key. */
  signReport(domain: TypedDataDomain, report: ReportMessage): string;
}

export interface SubjectKeyParameters {
  readonly list: string;
  readonly epoch: number;
  /** 64 bytes, of `finalizeInputs`. */
  readonly output: Uint8Array;
}

/**
 * The key of a subject in a list and epoch. It follows from the output, so who knows the subject has it, and who reads its tag on the
 * chain has not.
 *
 * @throws `ARGUMENT_INVALID`.
 */
export function subjectKeyOf({ list, epoch, output }: SubjectKeyParameters): SubjectKey {
  checkThat(output.length === 64, "output", "(kept back)", "64 bytes");
  const place = [checkBytes32("list", list), toBeHex(checkNumber("epoch", epoch), 4)];
  // 512 bits against 256: no remainder is likelier than another to any measure.
  const scalar = (BigInt(sha512(concat([TAG, ...place, output]))) % (ORDER - 1n)) + 1n;
  const key = new SigningKey(toBeHex(scalar, 32));
  return {
    tag: computeAddress(key).toLowerCase(),
    signReport: (domain, report) => key.sign(getBytes(TypedDataEncoder.hash(domain, REPORT_TYPES, report))).serialized,
  };
}
