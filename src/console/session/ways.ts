import type { Passkey } from "../browser/passkey.ts";
import { accountOf, signText, type Wallet } from "../browser/wallet.ts";
import type { ConsoleDeployment } from "../chain/deployment.ts";

/** How somebody signs in. */
export interface Way {
  readonly name: string;
  /** @throws what the person or the device refuses. */
  account(): Promise<string>;
  /** @throws what the person or the device refuses. */
  sign(account: string, text: string): Promise<string>;
}

/** @param name What it is called among others. */
export const walletWay = (wallet: Wallet, name: string): Way => ({
  name,
  account: () => accountOf(wallet),
  sign: (account, text) => signText(wallet, account, text),
});

/** What it takes for a passkey is loaded when one is used. */
export const passkeyWay = (name: string, deployment: ConsoleDeployment, passkey: Passkey): Way => ({
  name,
  async account() {
    const { identityOf } = await import("./passkey-signer.ts");
    return identityOf(deployment, passkey).account;
  },
  async sign(_, text) {
    const { signDigest, textDigest } = await import("./passkey-signer.ts");
    return signDigest(deployment, passkey, textDigest(text));
  },
});
