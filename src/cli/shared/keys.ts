import { type BaseWallet, isAddress, type Signer, Wallet } from "ethers";
import { web3Signer } from "../../sdk/core/signature/web3signer.ts";
import { developmentWallet, EMBEDDED_CHAIN_ID } from "./development.ts";
import type { Environment } from "./environment.ts";
import { fault } from "./errors.ts";
import { requireHttp } from "./http-option.ts";
import { keyPath, readPassword } from "./keystore.ts";
import { readPrivate } from "./private-file.ts";

/** Where a key is: the first of these that is given. */
export interface KeyOptions {
  /** A file with a private key, in hex or encrypted. */
  readonly keyFile?: string | undefined;
  /** Name of a key in the keystore. */
  readonly key?: string | undefined;
  /** File with the password of an encrypted key. */
  readonly passwordFile?: string | undefined;
  /** Address of a signing service. */
  readonly signer?: string | undefined;
  /** Account to sign for by the service. */
  readonly account?: string | undefined;
}

/**
 * The key to sign with: of a file, of the keystore, of a signing service, of TALLY_KEY or, on the embedded chain, of the development
 * organisation's account.
 *
 * @throws `KEY_MISSING`, `KEY_INVALID`, `KEY_FILE_OPEN`, `KEY_PASSWORD_MISSING`, `KEY_PASSWORD_WRONG`, `FILE_UNREADABLE`; as `web3Signer`.
 */
export async function readKey(environment: Environment, options: KeyOptions, chainId: number): Promise<Signer> {
  const { key: name, signer: url, account } = options;
  const file = options.keyFile ?? (name === undefined ? undefined : keyPath(environment, name));
  if (file === undefined && url !== undefined) return openService(url, account);
  const key = await givenKey(environment, file, "TALLY_KEY", options.passwordFile);
  if (key) return key;
  if (environment.TALLY_SIGNER) return openService(environment.TALLY_SIGNER, account);
  if (chainId === EMBEDDED_CHAIN_ID) return developmentWallet(1);
  throw fault("KEY_MISSING", "no key to sign with", {});
}

/** The key of who takes what the signer gives: of a file, or of TALLY_RECEIVER_KEY. @throws as `readKey`. */
export async function readReceiverKey(
  environment: Environment,
  keyFile: string | undefined,
  passwordFile: string | undefined,
): Promise<BaseWallet> {
  const from = "TALLY_RECEIVER_KEY";
  const key = await givenKey(environment, keyFile, from, passwordFile);
  if (key) return key;
  throw fault("KEY_MISSING", "no key of the receiver: give --receiver-key-file or set TALLY_RECEIVER_KEY", { from });
}

function openService(url: string, account: string | undefined): Promise<Signer> {
  requireHttp("signer", url);
  if (account === undefined) return web3Signer({ url });
  if (isAddress(account)) return web3Signer({ url, account });
  throw fault("USAGE", `--account should be an address, is ${JSON.stringify(account)}`, { account });
}

/** The key in a file, or in a variable of the environment; undefined where neither is given. */
async function givenKey(
  environment: Environment,
  keyFile: string | undefined,
  variable: string,
  passwordFile: string | undefined,
): Promise<BaseWallet | undefined> {
  const key = keyFile ? readPrivate(keyFile).trim() : environment[variable];
  if (key === undefined) return undefined;
  const from = keyFile ?? variable;
  if (key.startsWith("{")) return decrypt(key, readPassword(environment, passwordFile), from);
  try {
    return new Wallet(key);
  } catch {
    throw fault("KEY_INVALID", "the key is neither 32 bytes in hex nor an encrypted key", { from });
  }
}

async function decrypt(json: string, password: string, from: string): Promise<BaseWallet> {
  try {
    return await Wallet.fromEncryptedJson(json, password);
  } catch (cause) {
    if (/incorrect password/.test((cause as Error).message)) {
      throw fault("KEY_PASSWORD_WRONG", "the password is not that of the key", { from });
    }
    throw fault("KEY_INVALID", "the key is neither 32 bytes in hex nor an encrypted key", { from });
  }
}
