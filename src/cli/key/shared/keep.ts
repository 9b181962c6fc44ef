import { existsSync } from "node:fs";
import { Wallet } from "ethers";
import type { Cli } from "../../shared/cli.ts";
import { fault } from "../../shared/errors.ts";
import { keyPath, readPassword } from "../../shared/keystore.ts";
import { writeOutput } from "../../shared/output.ts";

/**
 * Puts a key into the keystore, encrypted, in a file of its owner alone.
 *
 * @throws `KEY_EXISTS`, `KEY_INVALID`, `KEY_PASSWORD_MISSING`.
 */
export async function keep(cli: Cli, name: string, key: () => string, from = name): Promise<void> {
  const environment = cli.environment();
  const file = keyPath(environment, name);
  if (existsSync(file)) throw fault("KEY_EXISTS", `there is a key ${name} already: ${file}`, { name, file });
  const password = readPassword(environment, cli.passwordFile());
  const wallet = walletOf(key(), from);
  writeOutput(file, `${await wallet.encrypt(password)}\n`);
  const { address } = wallet;
  cli.result(`${name}  ${address}\n${file}\nnext: tally --key ${name} ...`, { ok: true, name, address, file });
}

function walletOf(key: string, from: string): Wallet {
  try {
    return new Wallet(key);
  } catch {
    throw fault("KEY_INVALID", "the key is not 32 bytes in hex", { from });
  }
}
