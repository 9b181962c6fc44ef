import type { Eip1193Provider } from "ethers";

/** What signs and sends for a person: a wallet that announced itself (EIP-6963), or an organisation that is played. */
export interface Wallet {
  /** Tells it from every other: of the announcement (its uuid), or the account that is played. */
  readonly id: string;
  /** As it says itself; two may say the same. */
  readonly name: string;
  /** Who made it, as it says itself: a domain written backwards. */
  readonly maker?: string;
  /** Where it is known beforehand. */
  readonly account?: string;
  readonly provider: Eip1193Provider;
}

interface Announcement extends Event {
  readonly detail?: {
    readonly info?: { readonly uuid?: unknown; readonly name?: unknown; readonly rdns?: unknown };
    readonly provider?: Eip1193Provider;
  };
}

/** What was announced; undefined where it is no wallet: anything in the browser may say anything. */
function walletIn({ detail }: Announcement): Wallet | undefined {
  const { info, provider } = detail ?? {};
  if (typeof info?.uuid !== "string" || typeof info.name !== "string") return undefined;
  if (typeof provider?.request !== "function") return undefined;
  const { uuid: id, name, rdns } = info;
  return { id, name, provider, ...(typeof rdns === "string" && { maker: rdns }) };
}

/** Calls with each wallet that is in the browser, until it is stopped. */
export function onWallets(found: (wallet: Wallet) => void): () => void {
  const announced = (event: Event) => {
    const wallet = walletIn(event as Announcement);
    if (wallet !== undefined) found(wallet);
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
