import { concat } from "ethers";
import { type QbftHeader, sealDigestOf } from "../../sdk/anchoring/model/qbft-header.ts";
import type { QbftValidator } from "../qbft/validators.ts";

/** The header with the commit seals of these validators in place of what it had. */
export function sealHeader(header: QbftHeader, sealers: readonly QbftValidator[]): QbftHeader {
  const digest = sealDigestOf(header);
  const seals = sealers.map(({ key }) => {
    const { r, s, yParity } = key.sign(digest);
    return concat([r, s, Uint8Array.of(yParity)]);
  });
  return { ...header, extraData: { ...header.extraData, seals } };
}
