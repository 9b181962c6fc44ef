import type { Eip1193Provider } from "ethers";

/** What signs and sends for a person: a wallet that announced itself (EIP-6963), or an organisation that is played. */
export interface Wallet {
  readonly name: string;
  /** Where it is known beforehand. */
  readonly account?: string;
  readonly provider: Eip1193Provider;
}

interface Announcement extends Event {
  readonly detail: { readonly info: { readonly name: string }; readonly provider: Eip1193Provider };
}

/** Calls with each wallet that is in the browser, until it is stopped. */
export function onWallets(found: (wallet: Wallet) => void): () => void {
  const announced = (event: Event) => {
    const { info, provider } = (event as Announcement).detail;
    found({ name: info.name, provider });
  };
  addEventListener("eip6963:announceProvider", announced);
  dispatchEvent(new Event("eip6963:requestProvider"));
  return () => removeEventListener("eip6963:announceProvider", announced);
}

/** The account that a wallet acts for; it asks the person. @throws what the wallet says of a refusal. */
export async function accountOf({ provider, account }: Wallet): Promise<string> {
  if (account !== undefined) return account;
  const [first] = (await provider.request({ method: "eth_requestAccounts" })) as string[];
  if (first === undefined) throw new Error("the wallet gives no account");
  return first;
}

/** A wallet's signature under a text (EIP-191). @throws what the wallet says of a refusal. */
export async function signText({ provider }: Wallet, account: string, text: string): Promise<string> {
  const bytes = [...new TextEncoder().encode(text)].map((byte) => byte.toString(16).padStart(2, "0"));
  return (await provider.request({ method: "personal_sign", params: [`0x${bytes.join("")}`, account] })) as string;
}
