import { decodeRlp, encodeRlp, keccak256, type RlpStructuredData, recoverAddress, Signature } from "ethers";

/** Marks a header made by a Byzantine fault tolerant consensus: "ctical byzantine fault tolerance". */
export const BFT_MIX_HASH = "0x63746963616c2062797a616e74696e65206661756c7420746f6c6572616e6365";
const EXTRA_DATA = 12;
const MIX = 13;
const ROUND = 3;
const SEALS = 4;
/** In hex. */
const SEAL_LENGTH = 2 + 2 * 65;
/** RLP of zero, and of nothing. */
const ZERO = "0x";

/**
 * The header that a QBFT chain hashes for the block's hash: round zero, seals removed. Vanity, validators and vote stay.
 * Undefined for a header of another consensus, which is hashed as it is.
 */
export function removeCommitSeals(items: readonly string[]): string | undefined {
  const extra = qbftExtraData(items);
  return extra && withExtraData(items, extra.with(ROUND, ZERO).with(SEALS, []));
}

/**
 * Who sealed a QBFT header: the addresses recovered from its commit seals, without those that are no signature. Whether they
 * are the chain's validators, and enough of them, is for the caller to know.
 */
export function sealersOf(items: readonly string[]): string[] {
  const extra = qbftExtraData(items);
  if (!extra) return [];
  // Seals sign the header with its round, so in a later round it is not the block's hash that they sign.
  const digest = keccak256(withExtraData(items, extra.with(SEALS, [])));
  const sealers = (extra[SEALS] as RlpStructuredData[]).map((seal) => recoverSealer(digest, String(seal)));
  return [...new Set(sealers.filter((sealer) => sealer !== undefined))];
}

/** Who made a commit seal over a digest: r, s and v, which is 0 or 1. Undefined where it is no signature. */
export function recoverSealer(digest: string, seal: string): string | undefined {
  if (seal.length !== SEAL_LENGTH) return undefined;
  const [r, s, v] = [seal.slice(0, 66), `0x${seal.slice(66, 130)}`, Number(`0x${seal.slice(130)}`)];
  try {
    return recoverAddress(digest, Signature.from({ r, s, v: 27 + v }));
  } catch {
    return undefined;
  }
}

/** Vanity, validators, vote, round, seals. */
function qbftExtraData(items: readonly string[]): RlpStructuredData[] | undefined {
  if (items[MIX] !== BFT_MIX_HASH) return undefined;
  let extra: RlpStructuredData;
  try {
    extra = decodeRlp(items[EXTRA_DATA] as string);
  } catch {
    return undefined;
  }
  if (!Array.isArray(extra) || extra.length !== 5 || !Array.isArray(extra[SEALS])) return undefined;
  return typeof extra[ROUND] === "string" && String(extra[0]).length === 66 ? extra : undefined;
}

function withExtraData(items: readonly string[], extra: RlpStructuredData[]): string {
  return encodeRlp(items.with(EXTRA_DATA, encodeRlp(extra)));
}
