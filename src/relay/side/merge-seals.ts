import { getAddress } from "ethers";
import { type QbftHeader, sealDigestOf } from "../../sdk/anchoring/model/qbft-header.ts";
import { recoverSeals } from "../../sdk/anchoring/model/seals.ts";

/**
 * One header with the seals of all that are the same but for them. Each node keeps the seals that it saw first, and where the validators
 * change those of one may be too few of the ones that are trusted.
 *
 * Of headers that differ, the one that most of the trusted validators sealed is taken: those that a liar makes up have no seal of theirs.
 */
export function mergeSeals(headers: readonly QbftHeader[], trusted: readonly string[]): QbftHeader | undefined {
  const byDigest = new Map<string, Map<string, string>>();
  const first = new Map<string, QbftHeader>();
  for (const header of headers) {
    const digest = sealDigestOf(header);
    const seals = byDigest.get(digest) ?? new Map<string, string>();
    byDigest.set(digest, seals);
    if (!first.has(digest)) first.set(digest, header);
    const own = new Set(header.extraData.validators.map((validator) => getAddress(validator)));
    for (const { validator, seal } of recoverSeals(header)) if (own.has(validator)) seals.set(validator, seal);
  }
  const known = new Set(trusted.map((validator) => getAddress(validator)));
  const trustedIn = (seals: ReadonlyMap<string, string>) => [...seals.keys()].filter((each) => known.has(each)).length;
  const [best] = [...byDigest].toSorted(([, one], [, other]) => trustedIn(other) - trustedIn(one));
  const header = best && first.get(best[0]);
  if (best === undefined || header === undefined) return undefined;
  return { ...header, extraData: { ...header.extraData, seals: [...best[1].values()] } };
}
