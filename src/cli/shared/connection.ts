import type { Signer } from "ethers";
import type { ClientCertificate } from "../../lib/open-https.ts";
import type { Client } from "../../sdk/core/client.ts";
import { connect } from "../../sdk/core/connect.ts";
import { type Deployment, parseDeployment } from "../../sdk/core/deployment.ts";
import { openProvider } from "../../sdk/core/open-provider.ts";
import { fault } from "./errors.ts";
import { readJson, readText } from "./files.ts";
import { requireHttp } from "./http-option.ts";
import { readPrivate } from "./private-file.ts";

// What needs ethers: loaded once a command asks the chain, or signs.

/** Where a node answers, and what lets in who asks. */
export interface Endpoint {
  readonly url: string;
  /** Sent as bearer token. */
  readonly token?: string;
  readonly certificate?: ClientCertificate;
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

/**
 * The node that a command asks.
 *
 * @param tokenFile File with a bearer token, readable by its owner alone.
 * @throws `USAGE` for another address than HTTP's; as `readPrivate`.
 */
export function readEndpoint(url: string, tokenFile: string | undefined): Endpoint {
  // Said here, because ethers tells a wrong address from a dead node only by its words.
  requireHttp("rpc", url);
  return { url, ...(tokenFile !== undefined && { token: readToken(tokenFile) }) };
}

/**
 * What is shown to a node that asks for a client's certificate.
 *
 * @param cert PEM file with the certificate. @param key PEM file with its key, readable by its owner alone.
 * @param ca PEM file with the authorities that the node's own certificate is of; the system's if left out.
 * @throws `USAGE` for one without the other; as `readPrivate`, `readText`.
 */
export function readCertificate(
  cert: string | undefined,
  key: string | undefined,
  ca: string | undefined,
): ClientCertificate {
  if (cert === undefined || key === undefined)
    throw fault("USAGE", "--rpc-cert and --rpc-key belong together, and --rpc-ca to them", {});
  return { cert: readText(cert), key: readPrivate(key), ...(ca !== undefined && { ca: readText(ca) }) };
}

/**
 * A bearer token from a file.
 *
 * @throws `USAGE` for a file that holds none; as `readPrivate`.
 */
export function readToken(file: string): string {
  const token = readPrivate(file).trim();
  if (/^[\w.~+/=-]+$/.test(token)) return token;
  throw fault("USAGE", `${file} should hold one bearer token, and holds something else`, { file });
}
