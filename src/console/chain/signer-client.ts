import { BrowserProvider } from "ethers";
import type { Client } from "../../sdk/core/client.ts";
import { connect } from "../../sdk/core/connect.ts";
import { parseDeployment } from "../../sdk/core/deployment.ts";
import { accountOf, type Wallet } from "../browser/wallet.ts";
import { readJson } from "../browser/read-json.ts";

/** Milliseconds between two looks at whether a transaction is in a block. */
const LOOK = 500;

/** A client that acts as a wallet's account, and reads from the wallet's node. @throws as `connect`; what the wallet refuses. */
export async function signerClient(wallet: Wallet): Promise<Client> {
  const deployment = parseDeployment(await readJson<object>("/console/deployment"));
  const provider = new BrowserProvider(wallet.provider);
  provider.pollingInterval = LOOK;
  return connect({ signer: await provider.getSigner(await accountOf(wallet)), deployment });
}
