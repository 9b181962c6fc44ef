import { BrowserProvider } from "ethers";
import { connect } from "../../../sdk/core/connect.ts";
import { parseDeployment } from "../../../sdk/core/deployment.ts";
import { handOverAndWait } from "../../../sdk/custody/actions/hand-over.ts";
import type { Handover } from "../../../sdk/custody/model/handover.ts";
import { readJson } from "../../browser/read-json.ts";
import type { Wallet } from "../../browser/wallet.ts";

/** Has a wallet bring a handover to the chain. @throws as `connect` and `handOver`. */
export async function relayHandover(handover: Handover, { provider }: Wallet) {
  const deployment = parseDeployment(await readJson<object>("/console/deployment"));
  const signer = await new BrowserProvider(provider).getSigner();
  const client = await connect({ signer, deployment });
  const { outcome } = await handOverAndWait(client, { handover });
  return outcome;
}
