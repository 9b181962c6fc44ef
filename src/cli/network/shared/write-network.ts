import { createHash } from "node:crypto";
import { resolve } from "node:path";
import { writeDurably } from "../../../lib/write-durably.ts";
import type { Network } from "../../../network/model/network.ts";
import { unwritable } from "../../shared/errors.ts";

/** A network.json that was written. */
export interface WrittenNetwork {
  readonly file: string;
  /** SHA-256 of its text: the same at every organisation, once each has made the same changes. */
  readonly sha256: string;
}

/**
 * Writes the network.json of a folder anew. Accounts are in order, so that it does not matter in which order they were added.
 *
 * @throws `FILE_UNWRITABLE`.
 */
export function writeNetwork(folder: string, network: Network): WrittenNetwork {
  const file = `${resolve(folder)}/network.json`;
  const text = `${JSON.stringify({ ...network, accounts: network.accounts.toSorted() }, null, 2)}\n`;
  try {
    writeDurably(file, text, 0o644);
  } catch (cause) {
    throw unwritable(file, cause);
  }
  return { file, sha256: createHash("sha256").update(text).digest("hex") };
}

/** The line that says so. */
export const describeNetworkFile = ({ file, sha256 }: WrittenNetwork): string =>
  `${file} is written, SHA-256 ${sha256}: compare it with the other organisations.`;
