import type { ClientCertificate } from "../../lib/open-https.ts";
import { fault } from "./errors.ts";
import { readText } from "./files.ts";
import { readPrivate } from "./private-file.ts";

/** What lets in who asks a node. */
export interface Access {
  /** Sent as bearer token. */
  readonly token?: string;
  readonly certificate?: ClientCertificate;
}

/** Paths of the files that hold it. */
export interface AccessFiles {
  /** With a bearer token, readable by its owner alone. */
  readonly tokenFile?: string | undefined;
  /** PEM file with the certificate that is shown. */
  readonly cert?: string | undefined;
  /** PEM file with its key, readable by its owner alone. */
  readonly key?: string | undefined;
  /** PEM file with the authorities that the node's own certificate is of; the system's if left out. */
  readonly ca?: string | undefined;
}

/**
 * Reads what a node asks for from its files.
 *
 * @param named What the names of the options begin with.
 * @throws `USAGE` for one of certificate and key without the other, or a file that holds no token; as `readPrivate`, `readText`.
 */
export function readAccess({ tokenFile, cert, key, ca }: AccessFiles, named: string): Access {
  const token = tokenFile === undefined ? undefined : readToken(tokenFile);
  const certificate =
    cert === undefined && key === undefined && ca === undefined ? undefined : read(cert, key, ca, named);
  return { ...(token !== undefined && { token }), ...(certificate && { certificate }) };
}

function read(
  cert: string | undefined,
  key: string | undefined,
  ca: string | undefined,
  named: string,
): ClientCertificate {
  if (cert === undefined || key === undefined)
    throw fault("USAGE", `${named}cert and ${named}key belong together, and ${named}ca to them`, {});
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
