import { getAddress } from "ethers";
import { isTallyError } from "../../../lib/errors.ts";
import type { QbftHeader } from "../model/qbft-header.ts";
import { type CommitSeal, requireQuorum } from "../model/seals.ts";

/** What a light client trusts. */
export interface Trust {
  /** Number of its newest header. */
  readonly number: number;
  readonly validators: readonly string[];
}

/** A header that the client takes, with the seals that it takes it for. */
export interface SealedHeader {
  readonly header: QbftHeader;
  readonly seals: readonly CommitSeal[];
}

/** Gives the header of a height; `trusted` are those by whose seals it is judged, where nodes give different ones. */
export type FetchHeader = (number: number, trusted: readonly string[]) => Promise<QbftHeader>;

/** Heights that are looked through one by one where halving finds none that the trusted validators sealed. */
const SCANNED = 64;

/**
 * The headers that bring a client from what it trusts to a height, in their order: that of the height alone, as long as a quorum of the
 * trusted validators sealed it. Where the validators have changed too much since, headers between are found by halving, each sealed by
 * enough of those that are trusted after the one before. A height below the newest needs its own header only.
 *
 * @throws `QBFT_SEALS_INSUFFICIENT` where no header leads there; `QBFT_HEADER_INVALID`, and as `fetchHeader`.
 */
export async function planUpdates(fetchHeader: FetchHeader, trust: Trust, height: number): Promise<SealedHeader[]> {
  const steps: SealedHeader[] = [];
  for (let { number, validators } = trust; ; ) {
    const last = acceptable(await fetchHeader(height, validators), validators);
    if (!isTallyError(last)) return [...steps, last];
    if (height <= number) throw last;
    const next = await between(fetchHeader, { number, validators }, height);
    if (next === undefined) throw last;
    steps.push(next);
    number = next.header.number;
    validators = next.header.extraData.validators;
  }
}

/** Whether two lists name the same validators. */
export function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  const known = new Set(one.map((address) => getAddress(address)));
  return known.size === new Set(other).size && other.every((address) => known.has(getAddress(address)));
}

/** A header between that is acceptable and changes what is trusted, as high as halving finds it. */
async function between(
  fetchHeader: FetchHeader,
  { number, validators }: Trust,
  height: number,
): Promise<SealedHeader | undefined> {
  let found: SealedHeader | undefined;
  const look = async (at: number): Promise<boolean> => {
    const one = acceptable(await fetchHeader(at, validators), validators);
    if (isTallyError(one)) return false;
    if (!isSameSet(validators, one.header.extraData.validators)) found = one;
    return true;
  };
  let [low, high] = [number, height];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (await look(middle)) low = middle;
    else high = middle;
  }
  // A header may lack the seals of the old validators that the next one has.
  for (let at = high + 1; found === undefined && at < height && at <= high + SCANNED; at++) await look(at);
  return found;
}

/** The header with its seals, or what is wrong with them. */
function acceptable(header: QbftHeader, validators: readonly string[]) {
  try {
    return { header, seals: requireQuorum(header, validators) } satisfies SealedHeader;
  } catch (error) {
    if (isTallyError(error, "QBFT_SEALS_INSUFFICIENT")) return error;
    throw error;
  }
}
