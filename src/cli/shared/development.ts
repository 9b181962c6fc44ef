import { type BaseWallet, HDNodeWallet } from "ethers";

/** Hardhat's well-known development accounts: everybody has these keys. */
export const DEVELOPMENT_MNEMONIC = "test test test test test test test test test test test junk";
export const EMBEDDED_CHAIN_ID = 31337;

/** Account number `index` of the embedded chain: 0 deploys, 1 is the development organisation's. */
export function developmentWallet(index: number): BaseWallet {
  return HDNodeWallet.fromPhrase(DEVELOPMENT_MNEMONIC, undefined, `m/44'/60'/0'/0/${index}`);
}
