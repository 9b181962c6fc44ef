import { computeAddress, concat, keccak256, SigningKey, toUtf8Bytes } from "ethers";
import { type QbftHeader, sealDigestOf } from "../../sdk/anchoring/model/qbft-header.ts";

/** A validator of a chain that only tests have. */
export interface TestValidator {
  readonly address: string;
  readonly key: SigningKey;
}

/** So many validators, the same for each name, in ascending order of their addresses. */
export function testValidators(count: number, name = "validator"): TestValidator[] {
  const all = Array.from({ length: count }, (_, i) => {
    const key = new SigningKey(keccak256(toUtf8Bytes(`${name} ${i}`)));
    return { key, address: computeAddress(key) };
  });
  return all.toSorted((a, b) => (a.address.toLowerCase() < b.address.toLowerCase() ? -1 : 1));
}

/** The header with the commit seals of these validators in place of what it had. */
export function sealHeader(header: QbftHeader, sealers: readonly TestValidator[]): QbftHeader {
  const digest = sealDigestOf(header);
  const seals = sealers.map(({ key }) => {
    const { r, s, yParity } = key.sign(digest);
    return concat([r, s, Uint8Array.of(yParity)]);
  });
  return { ...header, extraData: { ...header.extraData, seals } };
}
