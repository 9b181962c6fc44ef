import { readFileSync } from "node:fs";
import { type BaseWallet, HDNodeWallet, JsonRpcProvider, type Signer, Wallet } from "ethers";
import type { Client } from "../sdk/core/client.ts";
import { connect } from "../sdk/core/connect.ts";
import { type Deployment, parseDeployment } from "../sdk/core/deployment.ts";
import { fault } from "./errors.ts";
import { printable } from "./printable.ts";
import { type Progress, startProgress } from "./progress.ts";

/** Options that every command knows. */
export interface GlobalOptions {
  readonly rpc: string;
  readonly deployment: string;
  readonly keyFile?: string;
  readonly json?: boolean;
}

/** What a command works with; tests pass their own input and output. */
export interface Cli {
  /** Prints a result: `text` for people, `json` under --json. */
  result(text: string, json: unknown): void;
  /** Says something on the side: never part of the result. */
  note(text: string): void;
  /** A bar on a terminal, nothing elsewhere. */
  progress(label: string, total: number): Progress;
  readonly deployment: () => Deployment;
  /** Reads the chain. */
  client(): Promise<Client>;
  /**
   * Reads and writes, with the key of --key-file, TALLY_KEY or, on the embedded chain, the development account; or with that of a
   * file of its own.
   */
  writer(keyFile?: string): Promise<Client & Required<Pick<Client, "sender">>>;
  /** The same key, for what is signed and not sent. */
  signer(keyFile?: string): Signer;
  /** Key of who takes what the signer gives: of a file, or TALLY_TAKER_KEY. There is none by default. */
  taker(keyFile?: string): Signer;
}

export interface Io {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly isTerminal: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Hardhat's well-known development accounts: everybody has these keys. */
export const DEVELOPMENT_MNEMONIC = "test test test test test test test test test test test junk";
export const EMBEDDED_CHAIN_ID = 31337;

export function createCli(io: Io, options: () => GlobalOptions): Cli {
  const deployment = () => parseDeployment(readJson(options().deployment));
  const provider = () =>
    new JsonRpcProvider(endpoint(options().rpc), undefined, { cacheTimeout: -1, pollingInterval: 250 });
  const cli: Cli = {
    result: (text, json) => io.out(options().json ? JSON.stringify(json, plain) : printable(text)),
    note: (text) => io.err(printable(text)),
    progress: (label, total) => startProgress(label, total, io.isTerminal && !options().json),
    deployment,
    client: () => connect({ provider: provider(), deployment: deployment() }),
    async writer(keyFile) {
      const to = deployment();
      const signer = readKey(io, { ...options(), ...(keyFile !== undefined && { keyFile }) }, to.chainId).connect(
        provider(),
      );
      return (await connect({ signer, deployment: to })) as Awaited<ReturnType<Cli["writer"]>>;
    },
    signer: (keyFile) => readKey(io, { ...options(), ...(keyFile !== undefined && { keyFile }) }, deployment().chainId),
    taker(keyFile) {
      const key = givenKey(io, keyFile, "TALLY_TAKER_KEY");
      if (key) return key;
      const from = "TALLY_TAKER_KEY";
      throw fault("KEY_MISSING", "no key of the receiver: give --taker-key-file or set TALLY_TAKER_KEY", { from });
    },
  };
  return cli;
}

/** Said here, because ethers tells a wrong address from a dead node only by its words. */
function endpoint(rpc: string): string {
  if (URL.canParse(rpc) && /^https?:$/.test(new URL(rpc).protocol)) return rpc;
  throw fault("USAGE", `--rpc should be an http:// or https:// address, is ${JSON.stringify(rpc)}`, { rpc });
}

function readKey(io: Io, options: GlobalOptions, chainId: number): BaseWallet {
  const key = givenKey(io, options.keyFile, "TALLY_KEY");
  if (key) return key;
  if (chainId === EMBEDDED_CHAIN_ID) return developmentWallet(1);
  throw fault("KEY_MISSING", "no key to sign with", {});
}

/** The key in a file, or in a variable of the environment; undefined where neither is given. */
function givenKey(io: Io, keyFile: string | undefined, variable: string): BaseWallet | undefined {
  const key = keyFile ? readText(keyFile).trim() : io.env[variable];
  if (key === undefined) return undefined;
  try {
    return new Wallet(key);
  } catch {
    throw fault("KEY_INVALID", "the key is not 32 bytes in hex", { from: keyFile ?? variable });
  }
}

/** Account number `index` of the embedded chain: 0 deploys, 1 is the development organisation's. */
export function developmentWallet(index: number): BaseWallet {
  return HDNodeWallet.fromPhrase(DEVELOPMENT_MNEMONIC, undefined, `m/44'/60'/0'/0/${index}`);
}

export function readJson(path: string): unknown {
  const text = readText(path);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw fault("FILE_NOT_JSON", `${path} is not JSON: ${(cause as Error).message}`, { file: path });
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    throw fault("FILE_UNREADABLE", `${path} cannot be read: ${code}`, { file: path, reason: code });
  }
}

/** JSON has no bigint: whole numbers go out as decimal text. */
export function plain(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? value.toString() : value;
}
