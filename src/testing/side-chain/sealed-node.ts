import type { Provider } from "ethers";
import { encodeQbftHeader, type QbftHeader } from "../../sdk/anchoring/model/qbft-header.ts";
import type { QbftValidator } from "../qbft/validators.ts";
import { blockJson, sideHeader } from "./headers.ts";

/** What a node of a QBFT chain does; a test changes it as it goes. */
export interface NodeConduct {
  /** The validators from a height on; a height that is not named has those of the one below. */
  validators: Readonly<Record<number, readonly QbftValidator[]>>;
  /** Who seals a height. @default all of its validators */
  sealersOf?: (number: number) => readonly QbftValidator[];
  /** Changes what it tells of a header. */
  lie?: (header: QbftHeader) => QbftHeader;
  /** Changes what it answers to a method; or fails in its place. */
  answer?: (method: string, params: readonly unknown[], answer: unknown) => unknown;
  round?: number;
  /** Whether it serves DEBUG. @default true */
  hasDebug?: boolean;
  /** Blocks whose state it keeps. @default 512 */
  keptBlocks?: number;
  /** How many of the next questions for a header it answers with null though it has told of the block. */
  behind?: number;
  /** Whether it does not answer at all. */
  isDown?: boolean;
  /** The chain's id that it tells. */
  chainId: number;
}

/** Passes JSON-RPC on. */
export type Send = (method: string, params: readonly unknown[]) => Promise<unknown>;

/** What a node answers that refuses. */
export const failure = (code: number, message: string) =>
  Object.assign(new Error(message), { error: { code, message } });

/**
 * A node of a QBFT chain: an embedded chain whose blocks have the headers that validators would have sealed, with its own state roots. It
 * answers as Besu does where Besu is different.
 */
export function sealedNode(chain: { send: Send }, conduct: NodeConduct): Provider {
  const send: Send = async (method, params) => {
    const answer = await honestly(method, params);
    return conduct.answer ? conduct.answer(method, params, answer) : answer;
  };

  const honestly: Send = async (method, params) => {
    if (conduct.isDown) throw Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
    if (method === "eth_chainId") return `0x${conduct.chainId.toString(16)}`;
    if (method === "debug_getRawHeader") {
      if (conduct.hasDebug === false) throw failure(-32604, "Method not enabled");
      const header = await headerAt(Number(params[0]));
      return header && encodeQbftHeader(header);
    }
    if (method === "eth_getBlockByNumber") {
      const header = await headerAt(Number(params[0]));
      return header && blockJson(header);
    }
    if (method === "eth_getProof") return proof(params as [string, string[], string]);
    return chain.send(method, params);
  };

  async function headerAt(number: number): Promise<QbftHeader | null> {
    const tag = `0x${number.toString(16)}`;
    const block = (await chain.send("eth_getBlockByNumber", [tag, false])) as Record<string, string> | null;
    if (block === null) return null;
    if ((conduct.behind ?? 0) > 0) {
      conduct.behind = (conduct.behind ?? 0) - 1;
      return null;
    }
    const from =
      Object.keys(conduct.validators)
        .map(Number)
        .findLast((each) => each <= number) ?? 0;
    const validators = conduct.validators[from] ?? [];
    const { stateRoot = "", transactionsRoot = "", receiptsRoot = "", logsBloom = "", timestamp = "" } = block;
    const changes = { stateRoot, transactionsRoot, receiptsRoot, logsBloom, timestamp: Number(timestamp) };
    const { round = 0, sealersOf, lie = (header: QbftHeader) => header } = conduct;
    const sealers = sealersOf?.(number) ?? validators;
    return lie(sideHeader({ number, validators, sealers, round, changes }));
  }

  /** Slots sorted, each once and without leading zeros; old states are not there. */
  async function proof([account, slots, tag]: [string, string[], string]): Promise<unknown> {
    const head = Number(await chain.send("eth_blockNumber", []));
    if (Number(tag) > head) return null;
    if (head - Number(tag) >= (conduct.keptBlocks ?? 512)) throw failure(-32000, "World state unavailable");
    const sorted = [...new Set(slots)].toSorted();
    const answer = (await chain.send("eth_getProof", [account, sorted, tag])) as {
      readonly codeHash: string;
      readonly storageProof: readonly { readonly key: string }[];
    };
    if (/^0x0*$/.test(answer.codeHash)) return { ...answer, storageProof: [] };
    const trimmed = answer.storageProof.map((each) => ({ ...each, key: `0x${BigInt(each.key).toString(16)}` }));
    return { ...answer, storageProof: trimmed };
  }

  return {
    send,
    getBlockNumber: async () => Number(await send("eth_blockNumber", [])),
    getBlock: (number: number) => send("eth_getBlockByNumber", [`0x${number.toString(16)}`, false]),
    getNetwork: async () => ({ chainId: BigInt(String(await send("eth_chainId", []))) }),
    destroy: () => undefined,
  } as unknown as Provider;
}
