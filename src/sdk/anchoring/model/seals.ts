import { concat, getAddress } from "ethers";
import { recoverSealer } from "../../core/proof/qbft.ts";
import { anchoringError } from "../errors.ts";
import { blockHashOf, type QbftHeader, sealDigestOf } from "./qbft-header.ts";
import { quorumOf } from "./quorum.ts";
import { invalidHeader } from "./rlp.ts";

/** A commit seal and who made it. */
export interface CommitSeal {
  readonly validator: string;
  /** r, s and v, 65 bytes. */
  readonly seal: string;
}

/** Half of the order of secp256k1: of the two signatures that are equal but for s, only the lower one counts. */
const HALF_ORDER = 0x7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0n;

/**
 * Who sealed a header: the seals as they stand there, each with the address that it recovers to. Whether they are validators, and
 * enough of them, is not looked at.
 *
 * @throws `QBFT_HEADER_INVALID` for a seal that is no signature or a malleable one, or of a validator that sealed twice.
 */
export function recoverSeals(header: QbftHeader): CommitSeal[] {
  const digest = sealDigestOf(header);
  const seen = new Set<string>();
  return header.extraData.seals.map((seal, i) => {
    const validator = recovered(digest, seal, `extraData.seals[${i}]`);
    if (seen.has(validator)) return invalidHeader(`extraData.seals[${i}]`, seal, `the only seal of ${validator}`);
    seen.add(validator);
    return { validator, seal };
  });
}

/**
 * The seals of a header's own validators, in the order in which it lists them, as `update` takes them, where a client that trusts `trusted`
 * takes the header for them: a quorum of its own validators sealed it, and a quorum of the trusted ones.
 *
 * @throws `QBFT_SEALS_INSUFFICIENT` where it does not; `QBFT_HEADER_INVALID`.
 *
 * @example
 * import { decodeQbftHeader, requireQuorum } from "tallystick/anchoring";
 *
 * const seals = requireQuorum(decodeQbftHeader(rawHeader), validators);
 */
export function requireQuorum(header: QbftHeader, trusted: readonly string[]): CommitSeal[] {
  const bySealer = new Map(recoverSeals(header).map((seal) => [seal.validator, seal]));
  const own = header.extraData.validators;
  const proposer = getAddress(header.coinbase);
  if (!own.includes(proposer)) return invalidHeader("coinbase", proposer, "one of the validators that it lists");
  const seals = own.map((validator) => bySealer.get(validator)).filter((seal) => seal !== undefined);
  requireCount(header, "listed", own, seals);
  const known = new Set(trusted.map((validator) => getAddress(validator)));
  const counted = seals.filter(({ validator }) => known.has(validator));
  requireCount(header, "trusted", trusted, counted);
  return seals;
}

/** Seals one after the other. */
export function packSeals(seals: readonly CommitSeal[]): string {
  return concat(seals.map(({ seal }) => seal));
}

/** Whose seals are counted: of the validators that the header lists, or of those that are trusted. */
const WHOSE = { listed: "the validators that it lists", trusted: "the trusted validators" } as const;

function requireCount(
  header: QbftHeader,
  of: keyof typeof WHOSE,
  all: readonly string[],
  seals: readonly CommitSeal[],
): void {
  const quorum = Math.max(1, quorumOf(all.length));
  if (seals.length >= quorum) return;
  const { number } = header;
  const message = `header ${number} is sealed by ${seals.length} of ${all.length} of ${WHOSE[of]}, ${quorum} are needed`;
  const values = { number, hash: blockHashOf(header), of, validators: all.length, counted: seals.length, quorum };
  throw anchoringError("QBFT_SEALS_INSUFFICIENT", message, values);
}

function recovered(digest: string, seal: string, field: string): string {
  if (Number(`0x${seal.slice(130)}`) > 1) return invalidHeader(field, seal, "a seal with v 0 or 1");
  if (BigInt(`0x${seal.slice(66, 130)}`) > HALF_ORDER) return invalidHeader(field, seal, "a seal with the lower s");
  return recoverSealer(digest, seal) ?? invalidHeader(field, seal, "a signature");
}
