/** How Besu reads the blocks that requests name, and what it makes of state that it has dropped. */
import { refuse, STATE_DEPTH } from "./limits.ts";

/** Where in its parameters a method names a block. */
const PLACE: Readonly<Record<string, number>> = {
  eth_getBlockByNumber: 0,
  eth_getBlockReceipts: 0,
  eth_getBalance: 1,
  eth_getCode: 1,
  eth_getTransactionCount: 1,
  eth_call: 1,
  eth_estimateGas: 1,
  eth_getStorageAt: 2,
  eth_getProof: 2,
};

/** What a method answers of a block whose state is dropped: not that it is, but something that looks like an answer. */
const INVENTED: Readonly<Record<string, () => unknown>> = {
  eth_getTransactionCount: () => "0x0",
  eth_getBalance: () => null,
  eth_getCode: () => null,
  eth_getStorageAt: () => null,
  eth_call: () => refuse("internal"),
  eth_getProof: () => refuse("noState"),
};

/** The number that a tag or a hexadecimal number means; 5 and "5" are refused, and so are the tags that QBFT has no use for. */
export function readBlock(tag: unknown, head: number): number {
  if (tag === undefined || tag === "latest" || tag === "pending") return head;
  if (tag === "earliest") return 0;
  if (tag === "safe" || tag === "finalized") return refuse("unknownBlock");
  return typeof tag === "string" && /^0x[0-9a-f]+$/i.test(tag) ? Number(tag) : refuse("blockNumber");
}

/** The block that a request names, where its method names one by number. */
export function blockNamed(method: string, params: readonly unknown[], head: number): number | undefined {
  const place = PLACE[method];
  const tag = place === undefined ? undefined : params[place];
  return place === undefined || typeof tag === "object" ? undefined : readBlock(tag, head);
}

/** What is answered without a look at the state, if anything: of a block to come null, of one that is too old something invented. */
export function answerWithoutState(method: string, block: number, head: number): { result: unknown } | undefined {
  const invent = INVENTED[method];
  if (invent === undefined) return undefined;
  if (block > head) return { result: null };
  return head - block >= STATE_DEPTH ? { result: invent() } : undefined;
}
