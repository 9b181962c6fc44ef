import type { Signer } from "ethers";
import type { Client } from "../../sdk/core/client.ts";
import { connect } from "../../sdk/core/connect.ts";
import { type Deployment, parseDeployment } from "../../sdk/core/deployment.ts";
import { openProvider } from "../../sdk/core/open-provider.ts";
import type { Access } from "./access.ts";
import { readJson } from "./files.ts";

// What needs ethers: loaded once a command asks the chain, or signs.

/** Where a node answers, and what lets in who asks. */
export interface Endpoint extends Access {
  readonly url: string;
}

/** A client that reads and writes. */
export type Writer = Client & Required<Pick<Client, "sender">>;

/** @throws `FILE_UNREADABLE`, `FILE_NOT_JSON`, `DEPLOYMENT_INVALID`. */
export function readDeployment(file: string): Deployment {
  return parseDeployment(readJson(file));
}

/** @throws `USAGE`; as `connect`. */
export function openClient(endpoint: Endpoint, deployment: Deployment): Promise<Client> {
  return connect({ provider: openProvider(endpoint), deployment });
}

/** @throws as `openClient`. */
export async function openWriter(
  endpoint: Endpoint,
  deployment: Deployment,
  key: Signer,
  note: (text: string) => void,
): Promise<Writer> {
  const signer = key.connect(openProvider(endpoint));
  const sending = { onSent: (hash: string) => note(`sent ${hash}`), onNote: note };
  return (await connect({ signer, deployment, sending })) as Writer;
}
