import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import type { ValidatorVote } from "../lib/qbft-extra-data.ts";
import { CANCUN_CODE } from "../network/doctor/observe/cancun.ts";
import type { Network, NetworkNode } from "../network/model/network.ts";
import { encodeExtraData } from "../sdk/anchoring/model/extra-data.ts";

/** Thrown by an answer: what the node refuses a call with. */
export class Refusal extends Error {
  readonly code: number;
  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

export type Answer = (params: readonly never[]) => unknown;
/** What a node answers, by method. */
export type Answers = Readonly<Record<string, Answer>>;

export interface HealthyBesu {
  readonly network: Network;
  readonly node: NetworkNode;
  /** Height at this moment. */
  readonly height: () => number;
  /** Seconds since 1970. */
  readonly now: () => number;
  /** What differs of a header. */
  readonly header?: (number: number) => {
    readonly round?: number;
    readonly validators?: readonly string[];
    readonly vote?: ValidatorVote;
    readonly fields?: Readonly<Record<string, string>>;
  };
}

const hex = (value: number) => `0x${value.toString(16)}`;

/** Answers of a Besu 26.8 that lacks nothing: a validator of a network whose other nodes are connected. */
export function healthyBesu({ network, node, height, now, header = () => ({}) }: HealthyBesu): Answers {
  const validators = network.nodes.filter(({ validator }) => validator).map(({ address }) => address);
  const block = (tag: string) => {
    const number = tag === "latest" ? height() : Number(tag);
    if (number > height()) return null;
    const changed = header(number);
    const listed = [...(changed.validators ?? validators)].sort();
    const extraData = encodeExtraData({
      vanity: `0x${"00".repeat(32)}`,
      validators: listed,
      ...(changed.vote && { vote: changed.vote }),
      round: changed.round ?? 0,
      seals: [],
    });
    return {
      number: hex(number),
      hash: number === 0 ? network.genesisHash : `0x${number.toString(16).padStart(64, "0")}`,
      timestamp: hex(now() - (height() - number) * network.blockPeriodSeconds),
      miner: listed[number % listed.length],
      gasLimit: hex(network.gasLimit),
      baseFeePerGas: "0x0",
      extraData,
      ...changed.fields,
    };
  };
  const refuseWide = ([{ fromBlock, toBlock }]: [{ readonly fromBlock: string; readonly toBlock: string }]) => {
    if (Number(toBlock) > height()) throw new Refusal(-32602, "Invalid params");
    if (Number(toBlock) - Number(fromBlock) > 5_000) {
      throw new Refusal(-32005, "Requested range exceeds maximum RPC range limit");
    }
    return [];
  };
  const proof = ([, , number]: readonly string[]) => {
    if (height() - Number(number) >= 512) throw new Refusal(-32000, "World state unavailable");
    return { accountProof: ["0xf8"], storageProof: [] };
  };
  const groups = ["eth", "net", "web3", "qbft", "debug", "txpool", "perm", "admin"];
  return {
    web3_clientVersion: () => "besu/v26.8.0/linux-x86_64/openjdk-java-25",
    eth_chainId: () => hex(network.chainId),
    eth_blockNumber: () => hex(height()),
    eth_getBlockByNumber: ([tag]) => block(tag as unknown as string),
    eth_syncing: () => false,
    eth_gasPrice: () => "0x0",
    eth_call: (params) => {
      const [{ data }] = params as unknown as [{ readonly data?: string }];
      return data === CANCUN_CODE ? `0x${"2a".padStart(64, "0")}` : "0x";
    },
    eth_getLogs: (params) => refuseWide(params as never),
    eth_getProof: (params) => proof(params as never),
    net_peerCount: () => hex(network.nodes.length - 1),
    net_enode: () => node.enode,
    admin_peers: () => network.nodes.filter(({ name }) => name !== node.name).map(({ enode }) => ({ enode })),
    rpc_modules: () => Object.fromEntries(groups.map((name) => [name, "1.0"])),
    txpool_besuStatistics: () => ({ maxSize: -1, localCount: 1, remoteCount: 2 }),
    perm_getNodesAllowlist: () => network.nodes.map(({ enode }) => enode),
    perm_getAccountsAllowlist: () => [...network.accounts],
    qbft_getValidatorsByBlockNumber: () => validators,
    qbft_getRequestTimeoutSeconds: () => network.requestTimeoutSeconds,
    qbft_getPendingVotes: () => ({}),
    qbft_proposeValidatorVote: () => true,
    qbft_discardValidatorVote: () => true,
    qbft_getSignerMetrics: () =>
      validators.map((address) => ({ address, proposedBlockCount: "0x19", lastProposedBlockNumber: hex(height()) })),
  };
}

export interface ScriptedBesu {
  readonly url: string;
  /** Methods that were called, with their parameters. */
  readonly calls: readonly { readonly method: string; readonly params: readonly unknown[] }[];
  close(): Promise<void>;
}

export interface ScriptedBesuParameters {
  readonly answers: () => Answers;
  /** A free one if left out. */
  readonly port?: number;
  /** Lets in only who brings it. */
  readonly token?: string;
  /** Serves over TLS alone, and who shows a certificate of the authority. */
  readonly tls?: { readonly cert: string; readonly key: string; readonly ca: string };
}

/** A JSON-RPC endpoint on loopback that answers as it is told to; what it has no answer for, it does not offer. */
export async function startScriptedBesu({
  answers,
  port = 0,
  token,
  tls,
}: ScriptedBesuParameters): Promise<ScriptedBesu> {
  const calls: { method: string; params: readonly unknown[] }[] = [];
  const answer = ({ id, method, params }: { id: unknown; method: string; params: readonly never[] }) => {
    calls.push({ method, params });
    try {
      const known = answers()[method];
      if (known === undefined) throw new Refusal(-32604, "Method not enabled");
      return { jsonrpc: "2.0", id, result: known(params) };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { jsonrpc: "2.0", id, error: { code: error.code, message: error.message } };
    }
  };
  const serve: RequestListener = async (incoming, outgoing) => {
    const asked = JSON.parse(await read(incoming));
    if (token !== undefined && incoming.headers.authorization !== `Bearer ${token}`) {
      outgoing.writeHead(401).end("Unauthorized");
      return;
    }
    outgoing
      .writeHead(200, { "content-type": "application/json" })
      .end(JSON.stringify(Array.isArray(asked) ? asked.map(answer) : answer(asked)));
  };
  const server = tls === undefined ? createServer(serve) : createTlsServer({ ...tls, requestCert: true }, serve);
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, "127.0.0.1", resolve));
  return {
    url: `${tls === undefined ? "http" : "https"}://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

async function read(stream: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}
