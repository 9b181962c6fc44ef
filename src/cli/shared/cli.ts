import type { Signer } from "ethers";
import type { Client } from "../../sdk/core/client.ts";
import type { Deployment } from "../../sdk/core/deployment.ts";
import type { Access } from "./access.ts";
import type { Endpoint, Writer } from "./connection.ts";
import { type Environment, withFile } from "./environment.ts";
import { type Layout, layoutFor } from "./layout.ts";
import { plain } from "./plain.ts";
import { printable } from "./printable.ts";
import { type Progress, startProgress } from "./progress.ts";

/** Options that every command knows. */
export interface GlobalOptions {
  readonly rpc?: string;
  readonly rpcTokenFile?: string;
  readonly rpcCert?: string;
  readonly rpcKey?: string;
  readonly rpcCa?: string;
  readonly deployment?: string;
  readonly keyFile?: string;
  readonly key?: string;
  readonly passwordFile?: string;
  readonly signer?: string;
  readonly account?: string;
  readonly env?: string;
  readonly json?: boolean;
  readonly wide?: boolean;
}

/** What a command works with; tests pass their own input and output. */
export interface Cli {
  /** Prints a result: `text` for people, `json` under --json. */
  result(text: string, json: unknown): void;
  /** How tables are laid out: for the terminal, or in full under --wide. */
  layout(): Layout;
  /** Says something on the side: never part of the result. */
  note(text: string): void;
  /** A bar on a terminal, nothing elsewhere. */
  progress(label: string, total: number): Promise<Progress>;
  /** Variables of the environment, with those of --env. */
  environment(): Environment;
  /** Path of the file with the password of encrypted keys. */
  passwordFile(): string | undefined;
  /** The node that --rpc names, and what lets in who asks it. */
  endpoint(): Promise<Endpoint>;
  /** The bearer token of --rpc-token-file, and the certificate of --rpc-cert and --rpc-key, with --rpc-ca. */
  access(): Promise<Access>;
  /** Path of the deployment file. */
  deploymentFile(): string;
  deployment(): Promise<Deployment>;
  /** Reads the chain. */
  client(): Promise<Client>;
  /**
   * Reads and writes, with the key of --key-file, --key, --signer, TALLY_KEY or, on the embedded chain, the development account; or
   * with that of a file of its own.
   */
  writer(keyFile?: string): Promise<Writer>;
  /** The same key, for what is signed and not sent. */
  signer(keyFile?: string): Promise<Signer>;
  /** Key of who takes what the signer gives: of a file, or TALLY_RECEIVER_KEY. There is none by default. */
  receiver(keyFile?: string): Promise<Signer>;
}

export interface Io {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Whether `err` is seen by a person. */
  readonly isTerminal: boolean;
  /** Of the terminal that `out` goes to. */
  readonly columns?: number | undefined;
  readonly env: Environment;
}

/** Where a node and a deployment file are if nothing says so. */
export const DEFAULT_RPC = "http://127.0.0.1:8545";
export const DEFAULT_DEPLOYMENT = "deployments/embedded.json";

/** What asks the chain or signs is loaded when a command does so: `tally --help` needs none of it. */
export function createCli(io: Io, options: () => GlobalOptions): Cli {
  const connection = () => import("./connection.ts");
  const keys = () => import("./keys.ts");
  const environment = () => withFile(io.env, options().env);
  const rpc = () => options().rpc ?? environment().TALLY_RPC_URL ?? DEFAULT_RPC;
  const access = async () => {
    const { TALLY_RPC_TOKEN_FILE, TALLY_RPC_CERT, TALLY_RPC_KEY, TALLY_RPC_CA } = environment();
    const { rpcTokenFile: tokenFile = TALLY_RPC_TOKEN_FILE } = options();
    const { rpcCert: cert = TALLY_RPC_CERT, rpcKey: key = TALLY_RPC_KEY, rpcCa: ca = TALLY_RPC_CA } = options();
    return (await import("./access.ts")).readAccess({ tokenFile, cert, key, ca }, "--rpc-");
  };
  const endpoint = async (): Promise<Endpoint> => {
    const url = rpc();
    // Said here, because ethers tells a wrong address from a dead node only by its words.
    (await import("./http-option.ts")).requireHttp("rpc", url);
    return { url, ...(await access()) };
  };
  const deploymentFile = () => options().deployment ?? environment().TALLY_DEPLOYMENT ?? DEFAULT_DEPLOYMENT;
  const deployment = async () => (await connection()).readDeployment(deploymentFile());
  const key = async (keyFile: string | undefined, chainId: number) =>
    (await keys()).readKey(environment(), keyFile === undefined ? options() : { ...options(), keyFile }, chainId);
  const note = (text: string) => io.err(printable(text));
  return {
    result: (text, json) => io.out(options().json ? JSON.stringify(json, plain) : printable(text)),
    layout: () => layoutFor(io.columns, options().wide === true),
    note,
    progress: (label, total) => startProgress(label, total, io.isTerminal && !options().json),
    environment,
    passwordFile: () => options().passwordFile,
    endpoint,
    access,
    deploymentFile,
    deployment,
    async client() {
      const of = await deployment();
      return (await connection()).openClient(await endpoint(), of);
    },
    async writer(keyFile) {
      const to = await deployment();
      const signer = await key(keyFile, to.chainId);
      return (await connection()).openWriter(await endpoint(), to, signer, options().json ? () => {} : note);
    },
    signer: async (keyFile) => key(keyFile, (await deployment()).chainId),
    receiver: async (keyFile) => (await keys()).readReceiverKey(environment(), keyFile, options().passwordFile),
  };
}
