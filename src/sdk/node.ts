/** The part of the SDK that needs Node, or what a page rather takes from its wallet. */

export type { ClientCertificate } from "../lib/open-https.ts";
// biome-ignore lint/performance/noBarrelFile: an entry point of the package
export { type OpenProviderParameters, openProvider } from "./core/open-provider.ts";
export { sqliteStore } from "./core/send/sqlite-store.ts";
export { RemoteSigner, type SignBytes } from "./core/signature/remote-signer.ts";
export { type Web3SignerParameters, web3Signer } from "./core/signature/web3signer.ts";
