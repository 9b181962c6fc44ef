import type { Eip1193Provider } from "ethers";

/** A wallet that announced itself (EIP-6963). */
export interface Wallet {
  readonly name: string;
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
