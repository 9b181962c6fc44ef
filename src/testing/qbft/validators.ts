import { id, type SigningKey, Wallet } from "ethers";

/** A validator of a test network: its key is made of a label, and known to everybody. */
export interface QbftValidator {
  readonly address: string;
  readonly key: SigningKey;
}

/** `count` validators in ascending order of their addresses, as QBFT lists them. */
export function qbftValidators(count: number, network = "test"): QbftValidator[] {
  return Array.from({ length: count }, (_, n) => {
    const { address, signingKey } = new Wallet(id(`${network} validator ${n}`));
    return { address, key: signingKey };
  }).sort(ascending);
}

export const ascending = (a: QbftValidator, b: QbftValidator) => (BigInt(a.address) < BigInt(b.address) ? -1 : 1);
