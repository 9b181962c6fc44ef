import { plainText } from "../../lib/text/plain-text.ts";
import type { Wallet } from "../browser/wallet.ts";

/** Characters of a name, and of an id where only that tells wallets apart. */
const LONGEST = 40;
const OF_ID = 8;

const nameOf = ({ name }: Wallet) => plainText(name, LONGEST);

/** What a wallet is called among others: where another has the same name, by who made it, or by its id. */
export function walletLabel(wallet: Wallet, among: readonly Wallet[]): string {
  const name = nameOf(wallet);
  const alike = among.filter((each) => each.id !== wallet.id && nameOf(each) === name);
  if (alike.length === 0) return name;
  const { maker, id } = wallet;
  const isKnownByMaker = maker !== undefined && alike.every((each) => each.maker !== maker);
  return `${name} (${plainText(isKnownByMaker ? maker : id.slice(0, OF_ID), LONGEST)})`;
}
