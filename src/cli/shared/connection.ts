import type { Signer } from "ethers";
import type { Client } from "../../sdk/core/client.ts";
import { connect } from "../../sdk/core/connect.ts";
import { type Deployment, parseDeployment } from "../../sdk/core/deployment.ts";
import { openProvider } from "../../sdk/core/open-provider.ts";
import { fault } from "./errors.ts";
import { readJson } from "./files.ts";

// What needs ethers: loaded once a command asks the chain, or signs.

/** A client that reads and writes. */
export type Writer = Client & Required<Pick<Client, "sender">>;

/** @throws `FILE_UNREADABLE`, `FILE_NOT_JSON`, `DEPLOYMENT_INVALID`. */
export function readDeployment(file: string): Deployment {
  return parseDeployment(readJson(file));
}

/** @throws `USAGE`; as `connect`. */
export function openClient(rpc: string, deployment: Deployment): Promise<Client> {
  return connect({ provider: openProvider({ url: endpoint(rpc) }), deployment });
}

/** @throws as `openClient`. */
export async function openWriter(
  rpc: string,
  deployment: Deployment,
  key: Signer,
  note: (text: string) => void,
): Promise<Writer> {
  const signer = key.connect(openProvider({ url: endpoint(rpc) }));
  const sending = { onSent: (hash: string) => note(`sent ${hash}`), onNote: note };
  return (await connect({ signer, deployment, sending })) as Writer;
}

/** Said here, because ethers tells a wrong address from a dead node only by its words. */
function endpoint(rpc: string): string {
  if (URL.canParse(rpc) && /^https?:$/.test(new URL(rpc).protocol)) return rpc;
  throw fault("USAGE", `--rpc should be an http:// or https:// address, is ${JSON.stringify(rpc)}`, { rpc });
}
