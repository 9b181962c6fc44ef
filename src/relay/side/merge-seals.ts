import { getAddress } from "ethers";
import { type QbftHeader, sealDigestOf } from "../../sdk/anchoring/model/qbft-header.ts";
import { recoverSeals } from "../../sdk/anchoring/model/seals.ts";

/** At least one. */
export type Headers = readonly [QbftHeader, ...QbftHeader[]];

/**
 * One header with the seals of all that are the same but for them. Each node keeps the seals that it saw first, and where the validators
 * change those of one may be too few of the ones that are trusted.
 *
 * Of headers that differ, the one that most of the trusted validators sealed is taken: those that a liar makes up have no seal of theirs.
 */
export function mergeSeals(headers: Headers, trusted: readonly string[]): QbftHeader {
  const byDigest = new Map<string, { readonly header: QbftHeader; readonly seals: Map<string, string> }>();
  for (const header of headers) {
    const digest = sealDigestOf(header);
    const { seals } = byDigest.get(digest) ?? { seals: new Map<string, string>() };
    if (!byDigest.has(digest)) byDigest.set(digest, { header, seals });
    const own = new Set(header.extraData.validators.map((validator) => getAddress(validator)));
    for (const { validator, seal } of recoverSeals(header)) if (own.has(validator)) seals.set(validator, seal);
  }
  const known = new Set(trusted.map((validator) => getAddress(validator)));
  const merged = [...byDigest.values()].map(({ header, seals }) => ({
    header: { ...header, extraData: { ...header.extraData, seals: [...seals.values()] } },
    trust: [...seals.keys()].filter((validator) => known.has(validator)).length,
  }));
  return merged.reduce((best, each) => (each.trust > best.trust ? each : best)).header;
}
