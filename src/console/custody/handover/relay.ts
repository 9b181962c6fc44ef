import { handOverAndWait } from "../../../sdk/custody/actions/hand-over.ts";
import type { Handover } from "../../../sdk/custody/model/handover.ts";
import type { Wallet } from "../../browser/wallet.ts";
import { signerClient } from "../../chain/signer-client.ts";

/** Has a wallet bring a handover to the chain. @throws as `signerClient` and `handOver`. */
export async function relayHandover(handover: Handover, wallet: Wallet) {
  const { outcome } = await handOverAndWait(await signerClient(wallet), { handover });
  return outcome;
}
