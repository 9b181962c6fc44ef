import { type BaseWallet, Wallet } from "ethers";
import { developmentWallet, EMBEDDED_CHAIN_ID } from "./development.ts";
import type { Environment } from "./environment.ts";
import { fault } from "./errors.ts";
import { readText } from "./files.ts";

/**
 * The key to sign with: of a file, of TALLY_KEY or, on the embedded chain, of the development organisation's account.
 *
 * @throws `KEY_MISSING`, `KEY_INVALID`, `FILE_UNREADABLE`.
 */
export function readKey(environment: Environment, keyFile: string | undefined, chainId: number): BaseWallet {
  const key = givenKey(environment, keyFile, "TALLY_KEY");
  if (key) return key;
  if (chainId === EMBEDDED_CHAIN_ID) return developmentWallet(1);
  throw fault("KEY_MISSING", "no key to sign with", {});
}

/** The key of who takes what the signer gives: of a file, or of TALLY_RECEIVER_KEY. @throws as `readKey`. */
export function readReceiverKey(environment: Environment, keyFile: string | undefined): BaseWallet {
  const from = "TALLY_RECEIVER_KEY";
  const key = givenKey(environment, keyFile, from);
  if (key) return key;
  throw fault("KEY_MISSING", "no key of the receiver: give --receiver-key-file or set TALLY_RECEIVER_KEY", { from });
}

/** The key in a file, or in a variable of the environment; undefined where neither is given. */
function givenKey(environment: Environment, keyFile: string | undefined, variable: string): BaseWallet | undefined {
  const key = keyFile ? readText(keyFile).trim() : environment[variable];
  if (key === undefined) return undefined;
  try {
    return new Wallet(key);
  } catch {
    throw fault("KEY_INVALID", "the key is not 32 bytes in hex", { from: keyFile ?? variable });
  }
}
