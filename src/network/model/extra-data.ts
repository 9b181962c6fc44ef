import { decodeRlp, encodeRlp, type RlpStructuredData } from "ethers";
import { extraDataItems, type QbftExtraData, readExtraData } from "../../lib/qbft-extra-data.ts";
import { rlpReader } from "../../lib/rlp-reader.ts";
import { networkError } from "../errors.ts";

const NO_VANITY = `0x${"00".repeat(32)}`;

/** Extra data of a genesis: validators in ascending order, as every header has them; no vote, round 0, no seal. */
export function genesisExtraData(validators: readonly string[]): string {
  const sorted = validators.map((each) => each.toLowerCase()).sort();
  return encodeRlp(extraDataItems({ vanity: NO_VANITY, validators: sorted, round: 0, seals: [] }));
}

/**
 * Reads extra data.
 *
 * @throws `NETWORK_GENESIS_INVALID`.
 */
export function decodeExtraData(extraData: string): QbftExtraData {
  return readExtraData(decoded(extraData), reader);
}

const reader = rlpReader((field, _, expected) => invalid(`${field} should be ${expected}`));

function decoded(extraData: string): RlpStructuredData {
  try {
    return decodeRlp(extraData);
  } catch {
    return invalid("extraData is not RLP");
  }
}

function invalid(reason: string): never {
  throw networkError("NETWORK_GENESIS_INVALID", reason, { field: "/extraData", reason });
}
